#!/usr/bin/python3
"""Runs a compose file with podman alone: builds its images, starts its containers in the order that their conditions ask for.

Usage: compose.py FILE build|up|down [SERVICE...]

'build' makes the images of the services, 'up' starts them with all that they depend on, 'down' removes every container and volume of the file.
It knows what docker-compose.yml and compose.small.yml use, and refuses what it does not know. Variables come from the environment, as
for docker compose. Containers are named as the services are, behind the project's name.
"""
import concurrent.futures
import ipaddress
import json
import os
import pathlib
import re
import subprocess
import sys
import time

import yaml

KNOWN = {"image", "build", "restart", "init", "read_only", "tmpfs", "cap_drop", "security_opt", "stop_grace_period", "env_file", "volumes", "environment",
         "depends_on", "mem_limit", "networks", "network_mode", "user", "entrypoint", "command", "hostname", "ports", "healthcheck", "shm_size"}
# Without systemd nobody runs health checks by themselves; 'up' asks for them one by one.
os.environ["DISABLE_HC_SYSTEMD"] = "true"
# What stands for the machine's own network, as network_mode: host has it: "ns:/run/netns/live".
HOST_NETWORK = os.environ.get("HOST_NETWORK", "host")
HEALTHY_WITHIN_S = int(os.environ.get("HEALTHY_WITHIN_S", "600"))


def substitute(text):
    """${NAME}, ${NAME:-other}, which may have variables in it, ${NAME:?what to say when there is none}, and $$."""
    out, i = [], 0
    while i < len(text):
        if text.startswith("$$", i):
            out.append("$")
            i += 2
        elif text.startswith("${", i):
            depth, end = 1, i + 2
            while depth:
                depth += {"{": 1, "}": -1}.get(text[end], 0)
                end += 1
            name, absent, other = re.fullmatch(r"(\w*)(:-|:\?|)(.*)", text[i + 2:end - 1], re.DOTALL).groups()
            if not name or other and not absent:
                raise SystemExit(f"compose.py: {text[i:end]} is not understood")
            if absent == ":?" and not os.environ.get(name):
                raise SystemExit(f"compose.py: {name}: {other}")
            out.append(os.environ.get(name) or substitute(other))
            i = end
        else:
            out.append(text[i])
            i += 1
    return "".join(out)


def substituted(value):
    if isinstance(value, dict):
        return {key: substituted(each) for key, each in value.items()}
    if isinstance(value, list):
        return [substituted(each) for each in value]
    return substitute(value) if isinstance(value, str) else value


def podman(*arguments, check=True, quiet=False):
    print("+ podman", *arguments, file=sys.stderr) if os.environ.get("TRACE") else None
    done = subprocess.run(["podman", *arguments], text=True, stdout=subprocess.PIPE if quiet else None, stderr=subprocess.PIPE if quiet else None)
    if check and done.returncode:
        raise SystemExit(f"compose.py: podman {' '.join(arguments)}: {done.stderr or done.returncode}")
    return done


def seconds(text):
    return re.sub(r"(\d)$", r"\1s", str(text))


def words(value):
    return ["/bin/sh", "-c", value] if isinstance(value, str) else [str(each) for each in value]


class Compose:
    def __init__(self, file):
        self.directory = pathlib.Path(file).resolve().parent
        content = substituted(yaml.safe_load(pathlib.Path(file).read_text()))
        self.project = os.environ.get("COMPOSE_PROJECT_NAME", content["name"])
        self.services = content["services"]
        self.networks = content.get("networks") or {}
        self.volumes = content.get("volumes") or {}
        # What podman has said of each container, and which were found to be well.
        self.seen = {}
        self.well = set()
        for name, service in self.services.items():
            if unknown := set(service) - KNOWN:
                raise SystemExit(f"compose.py: {name} has {sorted(unknown)}, which this script does not know")

    def container(self, service):
        return f"{self.project}_{service}"

    def with_dependencies(self, names):
        order = []

        def add(name):
            for other in self.services[name].get("depends_on") or {}:
                add(other)
            if name not in order:
                order.append(name)
        for name in names or self.services:
            add(name)
        return order

    def build(self, names):
        done = set()
        for name in self.with_dependencies(names):
            service = self.services[name]
            build = service.get("build")
            if not build or service["image"] in done:
                continue
            done.add(service["image"])
            arguments = [f"--build-arg={key}={value}" for key, value in (build.get("args") or {}).items()]
            extra = os.environ.get("BUILD_OPTIONS", "").split()
            # Health checks are not part of OCI's format.
            podman("build", "--format=docker", *arguments, *extra, "-t", service["image"], str(self.directory / build["context"]))

    def up(self, names):
        addresses = ((self.networks.get("default") or {}).get("ipam") or {}).get("config", [{}])[0]
        network = f"{self.project}_default"
        hosts = all("network_mode" in service for service in self.services.values())
        if not hosts and podman("network", "exists", network, check=False).returncode:
            podman("network", "create", *[f"--{key.replace('_', '-')}={value}" for key, value in addresses.items()], network, quiet=True)
        until = time.monotonic() + HEALTHY_WITHIN_S
        wanted = self.with_dependencies(names)
        waiting = list(wanted)
        # Whatever may start does, as some are healthy only when others run that do not depend on them.
        while waiting or not self.well.issuperset(wanted):
            self.look(wanted)
            for name in list(waiting):
                conditions = (self.services[name].get("depends_on") or {}).items()
                if all(other in self.well for other, _ in conditions):
                    self.start(name, network)
                    waiting.remove(name)
            if time.monotonic() > until:
                unwell = [name for name in wanted if name not in self.well]
                raise SystemExit(f"compose.py: not well after {HEALTHY_WITHIN_S} s: {', '.join(unwell)}; podman logs {self.project}_… says why")
            time.sleep(2)

    def start(self, name, network):
        container = self.container(name)
        if name in self.seen:
            if self.seen[name]["State"]["Status"] != "running" and not self.completes(name):
                podman("start", container, quiet=True)
            return
        service = self.services[name]
        attached = (service.get("networks") or {}).get("default") or {}
        options = [f"--name={container}", f"--hostname={service.get('hostname', container)}"]
        if "network_mode" in service:
            if service["network_mode"] != "host":
                raise SystemExit(f"compose.py: {name} has network_mode {service['network_mode']}, which this script does not know")
            options.append(f"--network={HOST_NETWORK}")
        else:
            options += [f"--network={network}", *(f"--network-alias={alias}" for alias in [name, *attached.get("aliases", [])])]
        if "ipv4_address" in attached:
            assert ipaddress.ip_address(attached["ipv4_address"])
            options.append(f"--ip={attached['ipv4_address']}")
        flags = {"init": "--init", "read_only": "--read-only"}
        options += [flag for key, flag in flags.items() if service.get(key)]
        single = {"restart": "restart", "mem_limit": "memory", "shm_size": "shm-size", "user": "user"}
        options += [f"--{option}={service[key]}" for key, option in single.items() if key in service]
        if "stop_grace_period" in service:
            options.append(f"--stop-timeout={service['stop_grace_period'].removesuffix('s')}")
        many = {"tmpfs": "tmpfs", "cap_drop": "cap-drop", "ports": "publish", "security_opt": "security-opt"}
        options += [f"--{option}={str(each).removesuffix(':true')}" for key, option in many.items() for each in service.get(key, [])]
        options += [f"--env={key}={value}" for key, value in (service.get("environment") or {}).items()]
        for file in service.get("env_file", []):
            path = self.directory / file["path"]
            if path.exists() or file["required"]:
                options.append(f"--env-file={path}")
        options += [f"--volume={self.volume(each)}" for each in service.get("volumes", [])]
        if check := service.get("healthcheck"):
            # Podman says "CMD" itself.
            options.append(f"--health-cmd={json.dumps(check['test'][1:])}")
            options += [f"--health-{key.replace('_', '-')}={seconds(check[key]) if key != 'retries' else check[key]}"
                        for key in ("interval", "timeout", "start_period", "retries") if key in check]
        if "entrypoint" in service:
            options.append(f"--entrypoint={json.dumps(words(service['entrypoint']))}")
        podman("run", "--detach", *options, service["image"], *words(service.get("command", [])), quiet=not os.environ.get("TRACE"))
        print(f"started {name}", flush=True)

    def volume(self, text):
        source, _, rest = text.partition(":")
        if "/" not in source:
            if source not in self.volumes:
                raise SystemExit(f"compose.py: there is no volume {source}")
            return f"{self.project}_{source}:{rest}"
        path = (self.directory / source).resolve()
        if not path.exists():
            path.mkdir()
        return f"{path}:{rest}"

    def look(self, names):
        """Asks podman for all containers at once, and those that run and are not known to be well for their health, some at a time."""
        there = set(podman("ps", "--all", "--format={{.Names}}", quiet=True).stdout.split())
        names = [name for name in names if self.container(name) in there]
        shown = podman("container", "inspect", *map(self.container, names), quiet=True).stdout if names else "[]"
        self.seen = dict(zip(names, json.loads(shown)))
        with concurrent.futures.ThreadPoolExecutor(4) as several:
            asked = [name for name in names if name not in self.well]
            self.well.update(name for name, is_well in zip(asked, several.map(self.is_well, asked)) if is_well)

    def completes(self, name):
        """Whether others wait for its end."""
        return any((service.get("depends_on") or {}).get(name, {}).get("condition") == "service_completed_successfully"
                   for service in self.services.values())

    def is_well(self, name):
        """Whether it has ended as it should, or runs and is healthy, by a check of the file or of its image."""
        state = self.seen[name]["State"]
        if self.completes(name):
            if state["Status"] in ("exited", "stopped") and state["ExitCode"]:
                raise SystemExit(f"compose.py: {name} ended with {state['ExitCode']}: podman logs {self.container(name)}")
            return state["Status"] in ("exited", "stopped")
        return state["Status"] == "running" and (not self.seen[name]["Config"].get("Healthcheck")
                                                 or not podman("healthcheck", "run", self.container(name), check=False, quiet=True).returncode)

    def down(self, _):
        podman("rm", "--force", "--ignore", "--volumes", "--time=0", *map(self.container, reversed(self.with_dependencies([]))), quiet=True)
        podman("volume", "rm", "--force", *(f"{self.project}_{volume}" for volume in self.volumes), check=False, quiet=True)
        podman("network", "rm", "--force", f"{self.project}_default", check=False, quiet=True)


def main():
    if len(sys.argv) < 3 or sys.argv[2] not in ("build", "up", "down"):
        raise SystemExit(__doc__)
    getattr(Compose(sys.argv[1]), sys.argv[2])(sys.argv[3:])


if __name__ == "__main__":
    main()
