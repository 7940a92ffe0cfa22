{{- define "granta.name" -}}
{{ printf "%s-%s" .root.Release.Name .service | trunc 63 | trimSuffix "-" }}
{{- end }}

{{- define "granta.labels" -}}
app.kubernetes.io/name: {{ .service }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/part-of: granta
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
{{- end }}

{{- define "granta.selector" -}}
app.kubernetes.io/name: {{ .service }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end }}

{{- define "granta.secret" -}}
{{ .Values.existingSecret | default (printf "%s-secrets" .Release.Name) }}
{{- end }}

{{- define "granta.mucDomain" -}}
{{ .Values.mucDomain | default (printf "group.%s" .Values.domain) }}
{{- end }}

{{- define "granta.tlsSecret" -}}
{{- if .Values.tls.existingSecret }}{{ .Values.tls.existingSecret }}
{{- else }}{{ .Release.Name }}-tls{{ end }}
{{- end }}

{{- define "granta.bootstrapServers" -}}
{{- if .Values.kafka.strimzi.enabled }}{{ .Release.Name }}-kafka-kafka-bootstrap:9092
{{- else }}{{ required "kafka.bootstrapServers: name a Kafka, or set kafka.strimzi.enabled" .Values.kafka.bootstrapServers }}{{ end }}
{{- end }}

{{- define "granta.postgresUrl" -}}
{{- if .Values.postgres.cloudNativePg.enabled }}jdbc:postgresql://{{ .Release.Name }}-postgres-rw:5432/granta?connectTimeout=2&socketTimeout=10
{{- else }}{{ required "postgres.url: name a database, or set postgres.cloudNativePg.enabled" .Values.postgres.url }}{{ end }}
{{- end }}

{{- define "granta.postgresSecret" -}}
{{- if .Values.postgres.cloudNativePg.enabled }}{{ .Release.Name }}-postgres-app
{{- else }}{{ required "postgres.existingSecret: name a Secret with username and password" .Values.postgres.existingSecret }}{{ end }}
{{- end }}

{{/* What a service needs beside Kafka. */}}
{{- define "granta.hasTables" -}}
{{- if has .service (list "muc-service" "roster-service" "archive-service" "auth-service" "audit-service") }}yes{{ end }}
{{- end }}
{{- define "granta.isGateway" -}}
{{- if hasPrefix "gateway-" .service }}yes{{ end }}
{{- end }}

{{/* granta.some-thing as GRANTA_SOME_THING, the way Spring Boot reads settings from the environment. */}}
{{- define "granta.variable" -}}
{{ . | replace "-" "_" | replace "." "_" | replace "[" "_" | replace "]" "" | upper }}
{{- end }}
