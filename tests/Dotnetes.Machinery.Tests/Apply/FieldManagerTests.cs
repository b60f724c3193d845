using Dotnetes.Api.Meta.V1;
using Dotnetes.Machinery.Apply;
using Dotnetes.Machinery.Json;
using Dotnetes.Serialization.Collections;
using Dotnetes.Serialization.Json;

namespace Dotnetes.Machinery.Tests.Apply;

public sealed class FieldManagerTests
{
    private const string Map = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m, namespace: d}\n";
    private const string Deployment = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: m, namespace: d}\n";

    [Fact]
    public void A_created_deployment_is_owned_as_upstream_owns_it()
    {
        var fixture = new ApplyFixture("apps/v1", "Deployment");
        fixture.Update("kubectl-create", """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: default, labels: {app: web}}
            spec:
              progressDeadlineSeconds: 600
              replicas: 1
              revisionHistoryLimit: 10
              selector: {matchLabels: {app: web}}
              strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 25%, maxUnavailable: 25%}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers:
                  - name: nginx
                    image: nginx
                    imagePullPolicy: Always
                    ports: [{containerPort: 80, protocol: TCP}]
                    resources: {}
                    terminationMessagePath: /dev/termination-log
                    terminationMessagePolicy: File
                  dnsPolicy: ClusterFirst
                  restartPolicy: Always
                  schedulerName: default-scheduler
                  securityContext: {}
                  terminationGracePeriodSeconds: 30
            status: {replicas: 3}
            """);
        Assert.Equal(
            """{"f:metadata":{"f:labels":{".":{},"f:app":{}}},"f:spec":{"f:progressDeadlineSeconds":{},"f:replicas":{},"f:revisionHistoryLimit":{},"f:selector":{},"f:strategy":{"f:rollingUpdate":{".":{},"f:maxSurge":{},"f:maxUnavailable":{}},"f:type":{}},"f:template":{"f:metadata":{"f:labels":{".":{},"f:app":{}}},"f:spec":{"f:containers":{"k:{\"name\":\"nginx\"}":{".":{},"f:image":{},"f:imagePullPolicy":{},"f:name":{},"f:ports":{".":{},"k:{\"containerPort\":80,\"protocol\":\"TCP\"}":{".":{},"f:containerPort":{},"f:protocol":{}}},"f:resources":{},"f:terminationMessagePath":{},"f:terminationMessagePolicy":{}}},"f:dnsPolicy":{},"f:restartPolicy":{},"f:schedulerName":{},"f:securityContext":{},"f:terminationGracePeriodSeconds":{}}}}}""",
            fixture.Fields("kubectl-create", "Update"));
        var entry = Assert.Single(fixture.Entries);
        Assert.Equal(("apps/v1", "FieldsV1", "2026-01-01T00:00:00Z"), (entry.ApiVersion, entry.FieldsType, entry.Time.ToString()));
    }

    [Fact]
    public void An_applied_service_is_owned_as_upstream_owns_it()
    {
        var fixture = new ApplyFixture("v1", "Service");
        fixture.Apply("me", """
            apiVersion: v1
            kind: Service
            metadata: {name: s, finalizers: [a.b/c], ownerReferences: [{apiVersion: v1, kind: Pod, name: p, uid: u}]}
            spec:
              selector: {app: web}
              ports:
              - port: 80
                targetPort: 8080
            """);
        Assert.Equal(
            """{"f:metadata":{"f:finalizers":{"v:\"a.b/c\"":{}},"f:ownerReferences":{"k:{\"uid\":\"u\"}":{}}},"f:spec":{"f:ports":{"k:{\"port\":80,\"protocol\":\"TCP\"}":{".":{},"f:port":{},"f:targetPort":{}}},"f:selector":{}}}""",
            fixture.Fields("me"));
    }

    [Fact]
    public void A_status_written_through_its_subresource_has_an_entry_of_its_own()
    {
        var fixture = new ApplyFixture("v1", "Pod");
        fixture.Update("creator", "apiVersion: v1\nkind: Pod\nspec: {nodeName: first}");
        fixture.Update("kubelet", "apiVersion: v1\nkind: Pod\nspec: {nodeName: other}\nstatus: {phase: Running, conditions: [{type: Ready, status: 'True'}]}", "status");
        Assert.Equal("""{"f:spec":{"f:nodeName":{}}}""", fixture.Fields("creator", "Update"));
        Assert.Equal(
            """{"f:status":{"f:conditions":{".":{},"k:{\"type\":\"Ready\"}":{".":{},"f:lastProbeTime":{},"f:lastTransitionTime":{},"f:status":{},"f:type":{}}},"f:phase":{}}}""",
            fixture.Fields("kubelet", "Update", "status"));
    }

    [Fact]
    public void One_conflict_is_reported_in_one_line()
    {
        var fixture = new ApplyFixture("apps/v1", "Deployment");
        fixture.Update("x", Deployment + "spec: {replicas: 3}");
        var e = Assert.Throws<ApplyConflictException>(() => fixture.Apply("me", Deployment + "spec: {replicas: 1}"));
        Assert.Equal("Apply failed with 1 conflict: conflict with \"x\" using apps/v1: .spec.replicas", e.Message);
        var cause = Assert.Single(e.Causes);
        Assert.Equal(("FieldManagerConflict", "conflict with \"x\" using apps/v1", ".spec.replicas"), (cause.Reason, cause.Message, cause.Field));
        Assert.Equal(409, e.StatusCode);
    }

    [Fact]
    public void Several_conflicts_are_grouped_by_manager()
    {
        var fixture = new ApplyFixture("apps/v1", "Deployment");
        fixture.Apply("b", Deployment + "spec: {paused: true, minReadySeconds: 1}");
        fixture.Update("a", Deployment + "spec: {paused: true, minReadySeconds: 1, replicas: 3}\nstatus: {replicas: 7}");
        fixture.Update("c", Deployment + "spec: {paused: true, minReadySeconds: 1, replicas: 3}\nstatus: {replicas: 8}", "status");
        var e = Assert.Throws<ApplyConflictException>(() => fixture.Apply("me", Deployment + "spec: {replicas: 1, paused: false, minReadySeconds: 2}"));
        Assert.Equal("Apply failed with 3 conflicts: conflicts with \"a\" using apps/v1:\n- .spec.replicas\nconflicts with \"b\":\n- .spec.minReadySeconds\n- .spec.paused", e.Message);
        e = Assert.Throws<ApplyConflictException>(() => fixture.Apply("me", Deployment + "status: {replicas: 1}", subresource: "status"));
        Assert.Equal("Apply failed with 1 conflict: conflict with \"c\" with subresource \"status\" using apps/v1: .status.replicas", e.Message);
    }

    [Fact]
    public void Force_takes_the_field_from_its_owner()
    {
        var fixture = new ApplyFixture("v1", "ConfigMap");
        fixture.Update("x", Map + "data: {a: '1', b: '2'}");
        fixture.Apply("me", Map + "data: {a: '9'}", force: true);
        Assert.Equal("9", fixture.At("data", "a")!.AsString);
        Assert.Equal("""{"f:data":{".":{},"f:b":{}}}""", fixture.Fields("x", "Update"));
        Assert.Equal("""{"f:data":{"f:a":{}}}""", fixture.Fields("me"));
    }

    [Fact]
    public void Equal_values_are_shared_and_a_change_takes_them_from_all()
    {
        var fixture = new ApplyFixture("v1", "ConfigMap");
        fixture.Apply("one", Map + "data: {a: '1'}");
        fixture.Apply("two", Map + "data: {a: '1'}");
        Assert.Equal(fixture.Fields("one"), fixture.Fields("two"));
        fixture.Update("x", Map + "data: {a: '2'}");
        Assert.Equal(("", ""), (fixture.Fields("one"), fixture.Fields("two")));
        Assert.Equal("""{"f:data":{"f:a":{}}}""", fixture.Fields("x", "Update"));
    }

    [Fact]
    public void A_field_that_its_only_applier_gives_up_goes()
    {
        var fixture = new ApplyFixture("v1", "ConfigMap");
        fixture.Apply("one", Map + "data: {a: '1', b: '2', c: '3'}");
        fixture.Apply("two", Map + "data: {b: '2'}");
        fixture.Update("x", Map + "data: {a: '1', b: '2', c: '3', d: '4'}");
        fixture.Apply("one", Map + "data: {c: '3'}");
        Assert.Equal("""{"b":"2","c":"3","d":"4"}""", fixture.At("data")!.ToString());
    }

    [Fact]
    public void Elements_of_lists_are_given_up_one_by_one_and_keep_their_order()
    {
        var fixture = new ApplyFixture("v1", "Pod");
        const string Pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\n";
        fixture.Apply("one", Pod + "spec: {containers: [{name: a, image: a, args: [x]}, {name: b, image: b}]}");
        fixture.Apply("two", Pod + "spec: {containers: [{name: c, image: c}, {name: b, tty: true}]}");
        Assert.Equal(["a", "c", "b"], Names(fixture));
        fixture.Apply("one", Pod + "spec: {containers: [{name: a, image: a}]}");
        Assert.Equal(["a", "c", "b"], Names(fixture));
        fixture.Apply("two", Pod + "spec: {containers: [{name: c, image: c}]}");
        Assert.Equal(["a", "c"], Names(fixture));
        Assert.DoesNotContain("args", fixture.Live.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Applying_the_same_again_changes_nothing_not_even_the_time()
    {
        var fixture = new ApplyFixture("v1", "ConfigMap");
        fixture.Apply("one", Map + "data: {a: '1'}");
        var (live, entries) = (fixture.Live, fixture.Entries);
        fixture.Apply("one", Map + "data: {a: '1'}");
        Assert.Equal(live, fixture.Live);
        Assert.Equal(entries, fixture.Entries);
    }

    [Fact]
    public void Objects_that_exist_without_managers_get_one_with_the_first_apply()
    {
        var fixture = new ApplyFixture("v1", "ConfigMap");
        fixture.Update("x", Map + "data: {a: '1'}");
        fixture.Entries = default;
        fixture.Update("y", Map + "data: {a: '1', b: '2'}");
        Assert.True(fixture.Entries.IsEmpty);
        fixture.Apply("me", Map + "data: {c: '3'}");
        Assert.Equal("""{"f:data":{".":{},"f:a":{},"f:b":{}}}""", fixture.Fields("before-first-apply", "Update"));
    }

    [Fact]
    public void An_empty_list_of_managers_takes_ownership_from_everyone()
    {
        var fixture = new ApplyFixture("v1", "ConfigMap");
        fixture.Update("x", Map + "data: {a: '1'}");
        fixture.Update("y", Map + "data: {a: '1'}", sent: ValueList<ManagedFieldsEntry>.Empty);
        Assert.True(fixture.Entries.IsEmpty);
    }

    [Fact]
    public void Sent_managers_count_unless_they_are_malformed()
    {
        var fixture = new ApplyFixture("v1", "ConfigMap");
        fixture.Update("x", Map + "data: {a: '1'}");
        var before = fixture.Entries;
        fixture.Update("x", Map + "data: {a: '1'}", sent: [before[0] with { Operation = "Other" }]);
        Assert.Equal(before, fixture.Entries);
        fixture.Update("x", Map + "data: {a: '1'}", sent: [before[0] with { Manager = "z" }]);
        Assert.Equal("z", Assert.Single(fixture.Entries).Manager);
    }

    [Fact]
    public void The_oldest_updaters_are_joined_when_there_are_more_than_ten()
    {
        var fixture = new ApplyFixture("v1", "ConfigMap");
        var data = "";
        for (var i = 0; i < 13; i++)
        {
            data += $"{(i == 0 ? "" : ", ")}k{i:00}: v";
            fixture.Update($"m{i:00}", Map + $"data: {{{data}}}");
        }

        Assert.Equal(10, fixture.Entries.Count);
        Assert.Equal("ancient-changes", fixture.Entries[0].Manager);
        Assert.Equal("""{"f:data":{".":{},"f:k00":{},"f:k01":{},"f:k02":{},"f:k03":{}}}""", fixture.Fields("ancient-changes", "Update"));
    }

    [Fact]
    public void Kubectl_goes_on_from_client_side_apply_without_conflicts()
    {
        const string Last = """'{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"m","namespace":"d"},"data":{"a":"1","b":"2"}}'""";
        var fixture = new ApplyFixture("v1", "ConfigMap");
        fixture.Update("kubectl-client-side-apply", $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: m, namespace: d, annotations: {{kubectl.kubernetes.io/last-applied-configuration: {Last}}}}}\ndata: {{a: '1', b: '2'}}");
        fixture.Apply("kubectl", Map + "data: {a: '5'}");
        Assert.Equal("""{"a":"5","b":"2"}""", fixture.At("data")!.ToString());
        Assert.Equal(
            """{"apiVersion":"v1","data":{"a":"5"},"kind":"ConfigMap","metadata":{"name":"m","namespace":"d"}}""" + "\n",
            fixture.At("metadata", "annotations", FieldManager.LastAppliedAnnotation)!.AsString);
        Assert.Throws<ApplyConflictException>(() => fixture.Apply("other", Map + "data: {b: '7'}"));
    }

    [Theory]
    [InlineData("apiVersion: v1\nkind: Pod", 400, "invalid object type: /v1, Kind=Pod")]
    [InlineData("kind: Deployment", 400, "invalid object type: /, Kind=Deployment")]
    [InlineData("apiVersion: apps/v1\nkind: Deployment\nmetadata: {managedFields: []}", 400, "metadata.managedFields must be nil")]
    [InlineData("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: nn, namespace: s}\nspec: {foo: 1}", 400, "failed to create typed patch object (s/nn; apps/v1, Kind=Deployment): .spec.foo: field not declared in schema")]
    [InlineData("apiVersion: apps/v1\nkind: Deployment\nspec: {replicas: x}", 400, "failed to create typed patch object (/; apps/v1, Kind=Deployment): .spec.replicas: expected numeric (int or float), got string")]
    [InlineData("apiVersion: apps/v1\nkind: Deployment\nspec: {paused: x, template: {spec: {containers: [{name: a}, {name: a}]}}}", 400, "failed to create typed patch object (/; apps/v1, Kind=Deployment): errors:\n  .spec.paused: expected boolean, got &{x}\n  .spec.template.spec.containers: duplicate entries for key [name=\"a\"]")]
    [InlineData("apiVersion: apps/v1\nkind: Deployment\nmetadata: {finalizers: [{a: b}]}", 400, "failed to create typed patch object (/; apps/v1, Kind=Deployment): .metadata.finalizers: element 0: associative list without keys has an element that's a map type")]
    public void A_configuration_that_does_not_fit_is_refused(string yaml, int code, string message)
    {
        var e = Assert.Throws<ApplyException>(() => new ApplyFixture("apps/v1", "Deployment").Apply("me", yaml));
        Assert.Equal((code, message), (e.StatusCode, e.Message));
    }

    [Fact]
    public void Entries_of_versions_that_are_gone_go()
    {
        var fixture = new ApplyFixture("v1", "ConfigMap");
        fixture.Update("x", Map + "data: {a: '1'}");
        fixture.Entries = [.. fixture.Entries, new() { Manager = "old", Operation = "Update", ApiVersion = "v0", FieldsType = "FieldsV1", FieldsV1 = RawJson.Parse("""{"f:data":{}}""") }];
        fixture.Update("x", Map + "data: {a: '2'}");
        Assert.Equal("x", Assert.Single(fixture.Entries).Manager);
    }

    [Fact]
    public void Fields_of_what_has_become_one_whole_are_owned_as_a_whole()
    {
        var fixture = new ApplyFixture("apps/v1", "Deployment");
        fixture.Apply("me", Deployment + "spec: {selector: {matchLabels: {a: b}}}");
        fixture.Entries = [fixture.Entries[0] with { FieldsV1 = RawJson.Parse("""{"f:spec":{"f:selector":{"f:matchLabels":{".":{},"f:a":{}}}}}"""), Manager = "old" }];
        fixture.Apply("me", Deployment + "spec: {selector: {matchLabels: {a: b}}, paused: true}");
        Assert.Equal("""{"f:spec":{"f:selector":{}}}""", fixture.Fields("old"));
    }

    [Fact]
    public void Random_configurations_are_applied_or_refused_in_an_orderly_way()
    {
        var random = new Random(5);
        string[] values = ["1", "x", "{}", "[]", "null", "true", "[{name: a}]", "[{name: a, image: b}, {name: c}]", "[1, 1]", "{a: b}", "{a: {b: [c]}}", "[[1]]", "[null]", "1.5", "{name: a}"];
        string[] paths = ["metadata: {labels: V}", "metadata: {finalizers: V}", "metadata: V", "spec: V", "spec: {template: V}", "spec: {template: {spec: {containers: V}}}", "spec: {selector: V}", "spec: {replicas: V}", "spec: {template: {spec: {containers: [{name: a, ports: V}]}}}", "status: {conditions: V}", "metadata: {ownerReferences: V}", "metadata: {annotations: V}"];
        for (var round = 0; round < 2000; round++)
        {
            var fixture = new ApplyFixture("apps/v1", "Deployment");
            string Config() => "apiVersion: apps/v1\nkind: Deployment\n" + paths[random.Next(paths.Length)].Replace("V", values[random.Next(values.Length)], StringComparison.Ordinal);
            for (var step = 0; step < 3; step++)
            {
                try
                {
                    fixture.Apply("m" + random.Next(2), Config(), force: random.Next(2) == 0);
                }
                catch (Exception e) when (e is ApplyException or Serialization.DecodingException)
                {
                    // The second is the fixture's: a number where the record has a quantity or the like.
                }
            }
        }
    }

    private static IEnumerable<string?> Names(ApplyFixture fixture) =>
        ((JsonArray)fixture.At("spec", "containers")!).Select(c => ((JsonObject)c)["name"].AsString);
}
