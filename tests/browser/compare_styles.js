// Evaluated on a page by test_theme_rules.py: compares its style sheet with /whole.css, which the test answers.

(async () => {
  const own = document.querySelector("link[rel=stylesheet]");
  const whole = Object.assign(document.createElement("link"), { rel: "stylesheet", href: "/whole.css" });
  const loaded = new Promise((resolve, reject) => Object.assign(whole, { onload: resolve, onerror: reject }));
  own.before(whole);
  await loaded;
  use(own);

  function use(link) {
    for (const other of [own, whole]) other.sheet.disabled = other !== link;
  }

  // Every selector with the conditions around it and what it declares, custom properties left out.
  function* selectors(rules, conditions = "") {
    for (const rule of rules) {
      if (rule.selectorText) {
        const declared = [...rule.style].filter((name) => !name.startsWith("--"));
        const body = declared.map((name) => `${name}: ${rule.style.getPropertyValue(name)}`).join("; ");
        const list = body ? rule.selectorText.split(/, (?![^(]*\))/) : [];
        for (const one of list) yield { one, text: `${conditions}${one} {${body}}` };
      } else if (rule.cssRules && rule.conditionText) {
        yield* selectors(rule.cssRules, `${conditions}${rule.conditionText} `);
      }
    }
  }

  // In any state: pointed at, focused, open.
  function matches(selector) {
    return document.querySelector(selector.replace(/::?[a-z-]+(?![a-z-]*\()/g, ":where(*)")) !== null;
  }

  window.lackingRules = () => {
    const present = new Set([...selectors(own.sheet.cssRules)].map(({ text }) => text));
    const lacking = [...selectors(whole.sheet.cssRules)].filter(({ one, text }) => !present.has(text) && matches(one));
    return lacking.map(({ text }) => text);
  };

  // The first and the last element of each kind: of a name and classes, among elements with such names and classes.
  function elements() {
    const kinds = new Map();
    for (const element of document.querySelectorAll("body, body *")) {
      let path = "";
      for (let step = element; step; step = step.parentElement) path = `${step.localName}.${step.className} ${path}`;
      const [first] = kinds.get(path) ?? [element];
      kinds.set(path, [first, element]);
    }
    return [...new Set([...kinds.values()].flat()), document.documentElement];
  }

  function looks(link, shown) {
    use(link);
    const parts = [null, "::before", "::after", "::marker"];
    return shown.map((element) => parts.map((part) => getComputedStyle(element, part).cssText));
  }

  window.otherLooks = () => {
    const shown = elements();
    const [mine, meant] = [looks(own, shown), looks(whole, shown)];
    use(own);
    const differing = shown.filter((_, index) => mine[index].some((text, part) => text !== meant[index][part]));
    return differing.map((element) => element.cloneNode(false).outerHTML);
  };
})();
