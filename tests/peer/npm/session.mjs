// One session of OpenAI's JavaScript client: what it read is printed as one JSON object, for a test to judge.
import OpenAI from "openai";

const { BASE_URL: baseURL, API_KEY: apiKey } = process.env;
const client = new OpenAI({ baseURL, apiKey, maxRetries: 0 });
const question = { model: "any", messages: [{ role: "user", content: "How long does the contract run?" }] };

async function gathered(pages) {
  const found = [];
  for await (const one of pages) found.push(one);
  return found;
}

const whole = await client.chat.completions.create(question);
const options = { stream: true, stream_options: { include_usage: true } };
const chunks = await gathered(await client.chat.completions.create({ ...question, ...options }));
const helped = await client.chat.completions.stream(question).finalChatCompletion();
const text = await client.completions.create({ model: "any", prompt: "How long does the contract run?" });

const parameters = { type: "object", properties: { months: { type: "integer" } }, required: ["months"] };
const shaped = await client.chat.completions.create({
  ...question,
  response_format: { type: "json_schema", json_schema: { name: "Term", schema: parameters } },
});
const called = await client.chat.completions.create({
  ...question,
  tools: [{ type: "function", function: { name: "Term", parameters } }],
  tool_choice: "required",
});

const models = await gathered(client.models.list());
const embedded = await client.embeddings.create({ model: "any", input: ["red apple", "green apple", "motor"] });

const made = await client.files.create({ file: new File(["Paris"], "city.txt"), purpose: "documents" });
const files = {
  made,
  shown: await client.files.retrieve(made.id),
  listed: await gathered(client.files.list()),
  deleted: await client.files.delete(made.id),
  left: await gathered(client.files.list()),
};

const stranger = new OpenAI({ baseURL, apiKey: "wrong", maxRetries: 0 });
const refused = await stranger.models.list().catch((error) => error.constructor.name);

console.log(
  JSON.stringify({ whole, chunks, helped, text, shaped, called, models, embedded, files, refused }),
);
