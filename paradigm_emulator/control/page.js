// Keeps the page current: what the server renders replaces what is shown, forms and all.
const PERIOD = 1000;

async function refresh() {
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.querySelector("main").replaceWith(next.querySelector("main"));
    document.body.dataset.stale = "false";
  } catch {
    document.body.dataset.stale = "true";
  }
  setTimeout(refresh, PERIOD);
}

setTimeout(refresh, PERIOD);
