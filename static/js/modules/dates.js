// A browser shows a day in the order of its own language, 05/06 as well as 06/05. Below the field it stands in words
// of the page's language, as the server wrote them; they follow what is typed.
export function sayDates() {
  const english = document.documentElement.lang === "en";
  const names = new Intl.DateTimeFormat(english ? "en" : "vi", { weekday: "long", month: "long", timeZone: "UTC" });
  const said = (value) => {
    const [, year, month, day, time] = value.match(/^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d))?/) ?? [];
    if (!year) return "";
    const moment = new Date(`${year}-${month}-${day}T00:00:00Z`);
    if (Number.isNaN(moment.getTime())) return "";
    const part = Object.fromEntries(names.formatToParts(moment).map((each) => [each.type, each.value]));
    const weekday = part.weekday[0].toUpperCase() + part.weekday.slice(1);
    const written = english ? `${Number(day)} ${part.month} ${Number(year)}` : `${day}/${month}/${Number(year)}`;
    return `${weekday}, ${written}${time ? `, ${time}` : ""}`;
  };
  // most browsers tell by the order of their own language what an empty field asks for
  const order = new Intl.DateTimeFormat().formatToParts(new Date()).map((part) => part.type);
  const isMonthFirst = order.indexOf("month") < order.indexOf("day") && order.indexOf("year") > order.indexOf("day");
  for (const words of document.querySelectorAll("[data-date-said]")) {
    const field = document.getElementById(words.dataset.dateSaid);
    if (!field) continue;
    const say = () => { words.textContent = said(field.value) || (isMonthFirst ? words.dataset.monthFirst : ""); };
    field.addEventListener("input", say);
    if (isMonthFirst && !field.value) say();
  }
}
