// A button beside each text that is there to be taken elsewhere: an identifier, a citation, a line for an iframe.

import { copy, make, say } from "./page";

// A site that was not told its address knows it once it is read from there: a line for another page needs it whole.
if (location.protocol.startsWith("http")) {
  for (const line of document.querySelectorAll<HTMLElement>("pre.line[data-copy] code")) {
    line.textContent = (line.textContent ?? "").replace(/ src="([^"]+)"/, (_, path: string) => ` src="${new URL(path, document.baseURI).href}"`);
  }
}

for (const text of document.querySelectorAll<HTMLElement>("[data-copy]")) {
  const status = make("span", { class: "sg-copied", role: "status" });
  const button = make("button", { type: "button", class: "sg-copy" }, say("コピー", "Copy"));
  button.addEventListener("click", async () => {
    const went = await copy((text.textContent ?? "").replace(/\s+/g, " ").trim());
    status.textContent = went ? say("コピーしました", "copied") : say("コピーできません。選んで写してください。", "cannot copy: select it by hand");
  });
  text.after(button, status);
}
