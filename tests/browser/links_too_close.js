// The links of tables that are smaller than 24 by 24 pixels and closer to another target than a circle of 24 pixels
// allows, or that another link covers: address, size and the neighbour of each.

() => {
  const enough = 23.5; // pixels, with what rounding takes
  const targets = [...document.querySelectorAll("a[href], button, summary, input, select")]
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ element, box }) => box.width && box.height && element.checkVisibility({ visibilityProperty: true }));
  const small = ({ box }) => box.width < enough || box.height < enough;
  const centre = ({ box }) => [box.x + box.width / 2, box.y + box.height / 2];
  const between = (value, low, high) => Math.min(Math.max(value, low), high);
  const distance = (one, other) => {
    const [x, y] = centre(one);
    const [u, v] = small(other)
      ? centre(other)
      : [between(x, other.box.left, other.box.right), between(y, other.box.top, other.box.bottom)];
    return Math.hypot(x - u, y - v);
  };
  const covers = (one, other) =>
    Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left) > 1 &&
    Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top) > 1;
  const tooClose = (one, other) =>
    small(one) ? distance(one, other) < (small(other) ? enough : enough / 2) : !small(other) && covers(one, other);
  return targets
    .filter(({ element }) => element.closest("td, th"))
    .flatMap((one) => {
      const other = targets.find((each) => each !== one && tooClose(one, each));
      const size = `${one.box.width.toFixed(1)} × ${one.box.height.toFixed(1)}`;
      return other ? [`${one.element.getAttribute("href")} ${size} near ${other.element.outerHTML.slice(0, 90)}`] : [];
    });
};
