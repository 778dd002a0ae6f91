// Notes the numbers of the events that Sensors deliver; GET gives them. Answers 500 while /tmp/fail exists.
const fs = require('fs');
const ids = new Set();
require('http').createServer((request, response) => {
  let body = '';
  request.on('data', data => { body += data; });
  request.on('end', () => {
    if (request.method === 'GET') return response.end(JSON.stringify([...ids]));
    // the event is text within the payload of the trigger
    ids.add(Number(/id\\*":(\d+)/.exec(body)[1]));
    response.statusCode = fs.existsSync('/tmp/fail') ? 500 : 204;
    response.end();
  });
}).listen(8080);
