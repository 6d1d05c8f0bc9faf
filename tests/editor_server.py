"""The YAML language server that editors run, asked as they ask it: messages of JSON over its standard streams."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

SERVER = Path(sys.prefix) / "npm/node_modules/yaml-language-server/bin/yaml-language-server"
"""The program that `make validator` installs."""


class EditorServer:
    """A running server with a project open in it, whose settings are those of the project for VS Code."""

    def __init__(self, project: Path) -> None:
        self.project = project
        settings = json.loads((project / ".vscode/settings.json").read_text("utf-8"))
        self.settings = {"schemas": settings["yaml.schemas"], "schemaStore": {"enable": False}, "hover": True}
        self.process = subprocess.Popen(["node", SERVER, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.number = 0
        capabilities = {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "textDocument": {"completion": {}, "hover": {}, "publishDiagnostics": {}},
        }
        root = project.as_uri()
        folders = [{"uri": root, "name": "atlas"}]
        self.ask("initialize", processId=None, rootUri=root, workspaceFolders=folders, capabilities=capabilities)
        self.tell("initialized")
        self.tell("workspace/didChangeConfiguration", settings={"yaml": self.settings})

    def close(self) -> None:
        self.process.kill()
        self.process.communicate()

    def problems(self, path: str, text: str) -> list[str]:
        """What the editor marks in a file: line, and message."""
        self.open(path, text)
        while (message := self.next())["method"] != "textDocument/publishDiagnostics":
            pass
        found = message["params"]["diagnostics"]
        return [f"{one['range']['start']['line'] + 1}: {one['message']}" for one in found]

    def completions(self, path: str, text: str) -> set[str]:
        """What the editor offers at the end of a file."""
        self.open(path, text)
        return {one["label"] for one in self.ask("textDocument/completion", **self.place(path, text))["items"]}

    def hover(self, path: str, text: str, word: str) -> str:
        """What the editor says of a word."""
        self.open(path, text)
        found = self.ask("textDocument/hover", **self.place(path, text[: text.index(word) + 1]))
        return str(found["contents"]["value"])

    def open(self, path: str, text: str) -> None:
        self.number += 1
        uri = f"{self.project.as_uri()}/{path}"
        self.tell(
            "textDocument/didOpen",
            textDocument={"uri": uri, "languageId": "yaml", "version": self.number, "text": text},
        )

    def place(self, path: str, before: str) -> dict[str, Any]:
        """The place in a file behind the text `before`."""
        lines = before.split("\n")
        return {
            "textDocument": {"uri": f"{self.project.as_uri()}/{path}"},
            "position": {"line": len(lines) - 1, "character": len(lines[-1])},
        }

    def ask(self, method: str, **params: Any) -> Any:
        self.number += 1
        asked = self.number
        self.send({"id": asked, "method": method, "params": params})
        while (message := self.next()).get("id") != asked or "method" in message:
            pass
        return message["result"]

    def tell(self, method: str, **params: Any) -> None:
        self.send({"method": method, "params": params})

    def next(self) -> dict[str, Any]:
        """The next message; what the server asks of its editor is answered on the way."""
        assert self.process.stdout
        length = 0
        while header := self.process.stdout.readline().strip():
            name, _, value = header.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        if "method" in message and "id" in message:
            self.send({"id": message["id"], "result": self.answer(message)})
        return {"method": "", **message} if "id" not in message else message

    def answer(self, message: dict[str, Any]) -> Any:
        if message["method"] != "workspace/configuration":
            return None
        return [self.settings if item.get("section") == "yaml" else None for item in message["params"]["items"]]

    def send(self, message: dict[str, Any]) -> None:
        assert self.process.stdin
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(content), content))
        self.process.stdin.flush()
