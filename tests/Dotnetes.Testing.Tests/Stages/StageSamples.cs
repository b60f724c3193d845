namespace Dotnetes.Testing.Tests.Stages;

/// <summary>Stages as people write them for kwok.</summary>
internal static class StageSamples
{
    private const string Conditions = """
              conditions:
              {{ range NodeConditions }}
              - {lastHeartbeatTime: {{ $now | Quote }}, lastTransitionTime: {{ $then | Quote }}, message: {{ .message | Quote }},
                 reason: {{ .reason | Quote }}, status: {{ .status | Quote }}, type: {{ .type | Quote }}}
              {{ end }}
        """;

    /// <summary>Pods that are ready at once, Jobs that end after a second, and nodes with a heartbeat.</summary>
    public const string Fast = $$$"""
        apiVersion: kwok.x-k8s.io/v1alpha1
        kind: Stage
        metadata: {name: node-initialize}
        spec:
          resourceRef: {apiGroup: v1, kind: Node}
          selector:
            matchExpressions:
            - key: '.status.conditions.[] | select( .type == "Ready" ) | .status'
              operator: NotIn
              values: ["True"]
          next:
            statusTemplate: |
              {{ $now := Now }}
              {{ $then := or .metadata.creationTimestamp $now }}
        {{{Conditions}}}
              addresses:
              {{ with .status.addresses }}
              {{ YAML . 1 }}
              {{ else }}
              {{ with NodeIP }}
              - address: {{ . | Quote }}
                type: InternalIP
              {{ end }}
              {{ end }}
              {{ with NodePort }}
              daemonEndpoints: {kubeletEndpoint: {Port: {{ . }} } }
              {{ end }}
              allocatable:
              {{ with .status.allocatable }}
              {{ YAML . 1 }}
              {{ else }}
                cpu: 1k
                pods: 1M
              {{ end }}
              {{ with .status.nodeInfo }}
              nodeInfo:
                architecture: {{ with .architecture }} {{ . }} {{ else }} "amd64" {{ end }}
                kubeletVersion: {{ with .kubeletVersion }} {{ . }} {{ else }} "kwok-{{ Version }}" {{ end }}
              {{ end }}
              phase: Running
        ---
        apiVersion: kwok.x-k8s.io/v1alpha1
        kind: Stage
        metadata: {name: node-heartbeat}
        spec:
          resourceRef: {apiGroup: v1, kind: Node}
          selector:
            matchExpressions:
            - {key: .status.phase, operator: In, values: [Running]}
            - {key: '.status.conditions.[] | select( .type == "Ready" ) | .status', operator: In, values: ["True"]}
          delay: {durationMilliseconds: 20000, jitterDurationMilliseconds: 25000}
          next:
            statusTemplate: |
              {{ $now := Now }}
              {{ $then := or .metadata.creationTimestamp $now }}
        {{{Conditions}}}
        ---
        apiVersion: kwok.x-k8s.io/v1alpha1
        kind: Stage
        metadata: {name: pod-ready}
        spec:
          resourceRef: {apiGroup: v1, kind: Pod}
          selector:
            matchExpressions:
            - {key: .metadata.deletionTimestamp, operator: DoesNotExist}
            - {key: .status.podIP, operator: DoesNotExist}
          next:
            statusTemplate: |
              {{ $now := Now }}
              conditions:
              - {lastTransitionTime: {{ $now | Quote }}, status: "True", type: Initialized}
              - {lastTransitionTime: {{ $now | Quote }}, status: "True", type: Ready}
              - {lastTransitionTime: {{ $now | Quote }}, status: "True", type: ContainersReady}
              {{ range .spec.readinessGates }}
              - lastTransitionTime: {{ $now | Quote }}
                status: "True"
                type: {{ .conditionType | Quote }}
              {{ end }}
              containerStatuses:
              {{ range .spec.containers }}
              - image: {{ .image | Quote }}
                name: {{ .name | Quote }}
                ready: true
                restartCount: 0
                state: {running: {startedAt: {{ $now | Quote }} } }
              {{ end }}
              initContainerStatuses:
              {{ range .spec.initContainers }}
              - image: {{ .image | Quote }}
                name: {{ .name | Quote }}
                ready: true
                state: {terminated: {exitCode: 0, finishedAt: {{ $now | Quote }}, reason: Completed, startedAt: {{ $now | Quote }} } }
              {{ end }}
              hostIP: {{ NodeIPWith .spec.nodeName | Quote }}
              podIP: {{ PodIPWith .spec.nodeName ( or .spec.hostNetwork false ) ( or .metadata.uid "" ) ( or .metadata.name "" ) ( or .metadata.namespace "" ) | Quote }}
              phase: Running
              startTime: {{ $now | Quote }}
        ---
        apiVersion: kwok.x-k8s.io/v1alpha1
        kind: Stage
        metadata: {name: pod-complete}
        spec:
          resourceRef: {apiGroup: v1, kind: Pod}
          selector:
            matchExpressions:
            - {key: .metadata.deletionTimestamp, operator: DoesNotExist}
            - {key: .status.phase, operator: In, values: [Running]}
            - {key: '.metadata.ownerReferences.[].kind', operator: In, values: [Job]}
          delay: {durationMilliseconds: 1000}
          next:
            delete: false
            statusTemplate: |
              {{ $now := Now }}
              {{ $root := . }}
              containerStatuses:
              {{ range $index, $item := .spec.containers }}
              {{ $origin := index $root.status.containerStatuses $index }}
              - image: {{ $item.image | Quote }}
                name: {{ $item.name | Quote }}
                ready: false
                restartCount: 0
                state: {terminated: {exitCode: 0, finishedAt: {{ $now | Quote }}, reason: Completed, startedAt: {{ $origin.state.running.startedAt | Quote }} } }
              {{ end }}
              phase: Succeeded
        ---
        apiVersion: kwok.x-k8s.io/v1alpha1
        kind: Stage
        metadata: {name: pod-delete}
        spec:
          resourceRef: {apiGroup: v1, kind: Pod}
          selector:
            matchExpressions:
            - {key: .metadata.deletionTimestamp, operator: Exists}
          next:
            finalizers: {empty: true}
            delete: true
        """;

    /// <summary>Pods step by step, in the newer form of stages.</summary>
    public const string General = """
        apiVersion: kwok.x-k8s.io/v1alpha1
        kind: Stage
        metadata: {name: pod-create}
        spec:
          resourceRef: {apiGroup: v1, kind: Pod}
          selector:
            matchExpressions:
            - jq: {key: .metadata.deletionTimestamp, operator: DoesNotExist}
            - jq: {key: .status.containerStatuses, operator: DoesNotExist}
          weight: 1
          delay: {durationMilliseconds: 1000, jitterDurationMilliseconds: 5000}
          steps:
          - event: {type: Normal, reason: Created, message: Created container}
          - patch:
              root: status
              subresource: status
              type: strategic
              template: |
                {{ define "creating" }}
                {{ $root := .root }}
                {{ with .container }}
                  image: {{ .image | Quote }}
                  name: {{ .name | Quote }}
                  ready: false
                  restartCount: 0
                  started: false
                  state:
                    waiting:
                  {{ if $root.spec.initContainers }}
                      reason: PodInitializing
                  {{ else }}
                      reason: ContainerCreating
                  {{ end }}
                {{ end }}
                {{ end }}
                {{ $hasScheduled := 0 }}
                {{ range .status.conditions }}
                  {{ if eq .type "PodScheduled" }}
                    {{ $hasScheduled = 1 }}
                    {{ break }}
                  {{ end }}
                {{ end }}
                conditions:
                - lastTransitionTime: {{ Now | Quote }}
                  message: 'containers with unready status: [{{ range .spec.containers }} {{ .name }} {{ end }}]'
                  reason: ContainersNotReady
                  status: "False"
                  type: Ready
                {{ if not $hasScheduled }}
                - {status: "True", type: PodScheduled}
                {{ end }}
                containerStatuses:
                {{ range .spec.containers }}
                -
                {{ template "creating" dict "container" . "root" $ }}
                {{ end }}
                podIP: {{ PodIPWith .spec.nodeName ( or .spec.hostNetwork false ) ( or .metadata.uid "" ) ( or .metadata.name "" ) ( or .metadata.namespace "" ) | Quote }}
                phase: Pending
        ---
        apiVersion: kwok.x-k8s.io/v1alpha1
        kind: Stage
        metadata: {name: pod-ready}
        spec:
          resourceRef: {apiGroup: v1, kind: Pod}
          selector:
            matchExpressions:
            - {key: .metadata.deletionTimestamp, operator: DoesNotExist}
            - {key: .status.phase, operator: In, values: [Pending]}
            - {key: ".status.containerStatuses.[].state.waiting.reason", operator: Exists}
          weight: 1
          delay:
            durationMilliseconds: 1000
            durationFrom: {expressionFrom: '.metadata.annotations["pod-ready.stage/delay"]'}
          next:
            event: {type: Normal, reason: Started, message: Started container}
            statusTemplate: |
              {{ $now := Now }}
              conditions:
              - {lastTransitionTime: {{ $now | Quote }}, status: "True", type: Initialized}
              - {lastTransitionTime: {{ $now | Quote }}, status: "True", type: Ready, message: "", reason: ""}
              - {lastTransitionTime: {{ $now | Quote }}, status: "True", type: ContainersReady}
              containerStatuses:
              {{ range .spec.containers }}
              - image: {{ .image | Quote }}
                name: {{ .name | Quote }}
                ready: true
                started: true
                restartCount: 0
                state: {waiting: null, running: {startedAt: {{ $now | Quote }}}}
              {{ end }}
              hostIP: {{ NodeIPWith .spec.nodeName | Quote }}
              phase: Running
        ---
        apiVersion: kwok.x-k8s.io/v1alpha1
        kind: Stage
        metadata: {name: pod-remove-finalizer}
        spec:
          resourceRef: {apiGroup: v1, kind: Pod}
          selector:
            matchExpressions:
            - {key: .metadata.deletionTimestamp, operator: Exists}
            - {key: '.metadata.finalizers.[]', operator: In, values: [example.com/hold]}
          delay: {durationMilliseconds: 1000}
          weight: 100
          next:
            finalizers: {remove: [{value: example.com/hold}]}
        ---
        apiVersion: kwok.x-k8s.io/v1alpha1
        kind: Stage
        metadata: {name: pod-delete}
        spec:
          resourceRef: {apiGroup: v1, kind: Pod}
          selector:
            matchExpressions:
            - {key: .metadata.deletionTimestamp, operator: Exists}
            - {key: .metadata.finalizers, operator: DoesNotExist}
          next: {delete: true}
        """;

    /// <summary>A stage of a few lines.</summary>
    public static string Make(string name, string kind, string selector, string rest) => $$"""
        apiVersion: kwok.x-k8s.io/v1alpha1
        kind: Stage
        metadata: {name: {{name}}}
        spec:
          resourceRef: {kind: {{kind}}}
          selector: {{selector}}
        {{rest}}

        """;
}
