// A handler of requests, in the shape that fetch gave the world: Traditional Chinese in, Simplified out, while it streams.
// It is called here without a server; with one, it is the handler.
import { convertStage, pipeline, repairStage, toWebTextStream } from 'qingwen';

const stages = pipeline([repairStage(), convertStage()]);

function handle(request) {
  if (request.body === null) return new Response('post a text\n', { status: 400 });
  const simplified = request.body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(toWebTextStream(stages))
    .pipeThrough(new TextEncoderStream());
  return new Response(simplified, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}

const body = '隨著技術的發展，\n我們喝一杯cafÃ©。\n';
const answer = await handle(new Request('http://localhost/', { method: 'POST', body }));
process.stdout.write(`${answer.status} ${answer.headers.get('content-type')}\n${await answer.text()}`);
