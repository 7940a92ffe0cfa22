// Sends what a form of the API's page says, and shows the answer. Nothing of an answer becomes a part of the page but as text.
'use strict';

const MOST = 100000;

function address(form) {
  let path = form.dataset.path;
  const query = new URLSearchParams();
  for (const input of form.querySelectorAll('input')) {
    if (input.dataset.in === 'path') {
      path = path.replace('{' + input.name + '}', encodeURIComponent(input.value));
    } else if (input.value !== '') {
      query.append(input.name, input.value);
    }
  }
  return query.size === 0 ? path : path + '?' + query;
}

function pretty(text, type) {
  if (type !== 'application/json' && type !== 'application/problem+json') {
    return text;
  }
  try {
    return JSON.stringify(JSON.parse(text), null, 1);
  } catch (e) {
    return text;
  }
}

async function send(form) {
  const status = form.parentElement.querySelector('[role=status]');
  const shown = form.parentElement.querySelector('pre');
  const method = form.dataset.method;
  const body = form.elements.namedItem('body');
  const accept = form.elements.namedItem('accept');
  const headers = {Accept: accept ? accept.value : '*/*'};
  if (body) {
    headers['Content-Type'] = 'application/json';
  }
  const asked = method + ' ' + address(form);
  status.textContent = asked;
  shown.hidden = true;
  try {
    const answer = await fetch(address(form), {method, headers, body: body ? body.value : undefined});
    const type = (answer.headers.get('Content-Type') || '').split(';')[0];
    const text = pretty(await answer.text(), type);
    status.textContent = [asked + ':', answer.status, type].join(' ');
    shown.textContent = text.length > MOST ? text.slice(0, MOST) + '\n(only the beginning is shown)' : text;
    shown.hidden = text === '';
  } catch (e) {
    status.textContent = asked + ': no answer (' + e.message + ')';
  }
}

for (const form of document.querySelectorAll('form[data-path]')) {
  form.addEventListener('submit', event => {
    event.preventDefault();
    send(form);
  });
}
