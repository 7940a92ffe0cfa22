#!/usr/bin/python3
"""Asks Prometheus what the dashboards ask, and says which of their questions have no answer.

Usage: dashboards.py PROMETHEUS_URL DASHBOARD [ABSENT...]
Exits with 1 when Prometheus cannot understand a question, or knows no metric of a name in it, unless the name begins with one of ABSENT: the metrics of
what does not run. A question may be without an answer all the same, which is printed, and no fault.
"""
import json
import re
import sys
import urllib.parse
import urllib.request

METRIC = re.compile(r"\b(granta_\w+|kafka_\w+|jvm_\w+|process_\w+|http_\w+|hikaricp_\w+)\b")


def ask(url, **parameters):
    try:
        with urllib.request.urlopen(f"{url}?{urllib.parse.urlencode(parameters)}", timeout=10) as answer:
            return json.load(answer)["data"]
    except urllib.error.HTTPError as refused:
        return json.load(refused)["error"]


def questions(panels):
    for panel in panels:
        yield from questions(panel.get("panels", []))
        for target in panel.get("targets", []):
            if "expr" in target:
                yield panel["title"], target["expr"]


def main():
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    prometheus, dashboard, *absent = sys.argv[1:]
    known = set(ask(f"{prometheus}/api/v1/label/__name__/values"))
    with open(dashboard, encoding="utf-8") as file:
        panels = json.load(file)["panels"]
    wrong = False
    for title, question in questions(panels):
        answer = ask(f"{prometheus}/api/v1/query", query=re.sub(r"\$__\w+", "1m", question))
        missing = {name for name in set(METRIC.findall(question)) - known if not name.startswith(tuple(absent))}
        if isinstance(answer, str):
            print(f"WRONG: {title}: {question}: {answer}")
            wrong = True
        elif missing:
            print(f"WRONG: {title}: there is no {', '.join(sorted(missing))}")
            wrong = True
        elif not answer["result"]:
            print(f"{title}: {question} has no answer now")
    raise SystemExit(wrong)


if __name__ == "__main__":
    main()
