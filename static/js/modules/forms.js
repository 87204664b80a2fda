// Forms: focus on the errors, one sending at a time, filters that apply themselves.
export function focusErrors() {
  document.querySelector("[data-error-summary]")?.focus();
}

export function holdSubmits() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method === "get" || event.defaultPrevented) return;
    if (form.dataset.sending) {
      event.preventDefault();
      return;
    }
    form.dataset.sending = "yes";
    event.submitter?.setAttribute("aria-disabled", "true");
  });
  window.addEventListener("pageshow", () => { // coming back by the browser's own button
    for (const form of document.querySelectorAll("form[data-sending]")) delete form.dataset.sending;
    for (const button of document.querySelectorAll("button[aria-disabled]")) button.removeAttribute("aria-disabled");
  });
}

export function submitFilters() {
  for (const form of document.querySelectorAll("form[data-autosubmit]")) {
    let byKeys = false; // arrow keys pass through choices; the page must not leave under them
    form.addEventListener("keydown", () => { byKeys = true; });
    form.addEventListener("pointerdown", () => { byKeys = false; });
    form.addEventListener("change", (event) => {
      if (!byKeys && event.target.matches("select, [type=checkbox], [type=radio]")) form.requestSubmit();
    });
    form.addEventListener("submit", () => { // empty answers make no noise in the address
      for (const control of form.elements) if (control.name && control.value === "") control.disabled = true;
      setTimeout(() => { for (const control of form.elements) control.disabled = false; });
    });
  }
}
