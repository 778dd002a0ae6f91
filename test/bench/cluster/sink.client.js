// Counts what Sensors deliver; GET gives the count.
let count = 0;
require('http').createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    if (request.method === 'POST') count += 1;
    response.end(String(count));
  });
}).listen(8080);
