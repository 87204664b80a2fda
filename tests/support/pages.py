"""What a person does and reads on a page of the product."""

from playwright.sync_api import expect

UNHURRIED = "Date.now() - performance.timeOrigin > 4200"  # a form that is sent faster than by hand is refused


def press(page, label):
    """Send the form whose button says ``label``, and wait for what comes."""
    with page.expect_navigation():
        page.click(f"main button:text-is('{label}')")


def confirm(page, label):
    """Press ``label``, read the question, and confirm it."""
    page.click(f"main summary:text-is('{label}')")
    with page.expect_navigation():
        page.click("dialog[open] button[type=submit]")


def figures(page):
    """The figures of a page: {label: text}."""
    return {
        card.locator(".figure-label").inner_text(): " ".join(card.locator(".figure").inner_text().split())
        for card in page.locator(".figure-card").all()
    }


def heading(page):
    """The page's one heading."""
    return page.inner_text("h1")


def tags(page):
    """The words of the states that a page shows."""
    return [text.strip() for text in page.locator("main .tag").all_inner_texts()]


def names_in(page, address):
    """The first cells of the table at ``address``."""
    page.goto(address)
    return [text.splitlines()[0] for text in page.locator("main tbody th").all_inner_texts()]


def said(page, text):
    """Wait until the page shows ``text``, such as what the product says after a deed."""
    expect(page.locator("main")).to_contain_text(text, use_inner_text=True)


def steps_done(page):
    """The steps of a memorandum that lie behind it."""
    return [text.strip() for text in page.locator(".step-done").all_inner_texts()]
