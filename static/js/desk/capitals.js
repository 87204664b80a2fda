// Offers a name that was typed in small letters, or all in capitals, as papers write it; nothing changes by itself.
import { say } from "./words.js";

export function offerCapitals(field, button) {
  let proposed = "";
  const look = () => {
    proposed = asPapersWrite(field.value);
    button.hidden = !proposed;
    button.textContent = proposed && say("write_so", { name: proposed });
  };
  field.addEventListener("input", look);
  button.addEventListener("click", () => {
    field.value = proposed;
    look();
    field.focus();
  });
  return look;
}

function asPapersWrite(text) {
  const name = text.normalize("NFC").trim().replace(/\s+/g, " ");
  const isOfOneSize = name === name.toLowerCase() || name === name.toUpperCase();
  if (name.length < 2 || !isOfOneSize) return "";
  const written = name.toLowerCase().replace(/(^|[\s-])(\p{L})/gu, (_whole, before, letter) => before + letter.toUpperCase());
  return written === name ? "" : written;
}
