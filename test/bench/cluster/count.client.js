// Runs in a pod: counts series, connections, consumers, and what clients and checks ask within some seconds. Prints JSON.
const { metrics, servers, seconds } = JSON.parse(process.argv[2]);
const text = url => fetch(url, { signal: AbortSignal.timeout(10000) }).then(answer => answer.text());
const json = async url => JSON.parse(await text(url));
const sum = (list, of) => list.reduce((total, each) => total + of(each), 0);
const wait = ms => new Promise(resolve => setTimeout(resolve, ms));

async function look() {
  const seen = await Promise.all(servers.map(async ip => {
    const connz = await json(`http://${ip}:8222/connz?limit=100000`);
    const varz = await json(`http://${ip}:8222/varz`);
    return { connections: connz.connections, requests: sum(Object.values(varz.http_req_stats), count => count) };
  }));
  return {
    messages: new Map(seen.flatMap(({ connections }, server) => connections.map(({ cid, in_msgs }) => [`${server} ${cid}`, in_msgs]))),
    requests: sum(seen, ({ requests }) => requests),
  };
}

(async () => {
  const series = {};
  for (const url of metrics) series[url] = (await text(url)).split('\n').filter(line => line !== '' && !line.startsWith('#')).length;
  const before = await look();
  const start = Date.now();
  await wait(seconds * 1000);
  const after = await look();
  const passed = (Date.now() - start) / 1000;
  const jsz = await Promise.all(servers.map(ip => json(`http://${ip}:8222/jsz?accounts=true&streams=true`)));
  const consumers = Math.max(...jsz.map(each => sum(each.account_details ?? [], account => sum(account.stream_detail.filter(({ name }) => name === 'default'), stream => stream.state.consumer_count))));
  const kept = [...after.messages].filter(([connection]) => before.messages.has(connection));
  console.log(JSON.stringify({
    series,
    consumers,
    connections: after.messages.size,
    messages: sum(kept, ([connection, count]) => count - before.messages.get(connection)) / passed,
    // each look asks each server twice
    requests: (after.requests - before.requests - 2 * servers.length) / passed,
  }));
})();
