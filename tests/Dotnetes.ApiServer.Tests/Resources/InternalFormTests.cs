using System.Text;
using Dotnetes.Api.Batch.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Rbac.V1;
using Dotnetes.Api.Resource.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.ApiServer.Tests.Resources;

/// <summary>What messages show of objects, observed at upstream's API server.</summary>
public sealed class InternalFormTests
{
    public static TheoryData<string, string, string> Shown { get; } = new()
    {
        { nameof(RoleRef), """{"apiGroup":"rbac.authorization.k8s.io","kind":"Role","name":"r"}""", """{"APIGroup":"rbac.authorization.k8s.io","Kind":"Role","Name":"r"}""" },
        { nameof(EventSource), """{"component":"c"}""", """{"Component":"c","Host":""}""" },
        { nameof(ObjectReference), """{"namespace":"n"}""", """{"Kind":"","Namespace":"n","Name":"","UID":"","APIVersion":"","ResourceVersion":"","FieldPath":""}""" },
        { nameof(ResourceClaimSpec), "{}", """{"Devices":{"Requests":null,"Constraints":null,"Config":null}}""" },
        { nameof(ResourceClaimTemplateSpec), "{}", """{"Spec":{"Devices":{"Requests":null,"Constraints":null,"Config":null}}}""" },
        { nameof(ResourceClaimTemplateSpec), """{"metadata":{"labels":{"a":"b"}},"spec":{"devices":{"constraints":[]}}}""", """{"labels":{"a":"b"},"Spec":{"Devices":{"Requests":null,"Constraints":[],"Config":null}}}""" },
        { nameof(PodFailurePolicy), """{"rules":[{"action":"Ignore","onPodConditions":[{"type":"T","status":"True"}]}]}""", """{"Rules":[{"Action":"Ignore","OnExitCodes":null,"OnPodConditions":[{"Type":"T","Status":"True"}]}]}""" },
        { nameof(ResourceRequirements), """{"limits":{"cpu":"1000m","memory":"1Gi"}}""", """{"Limits":{"cpu":"1","memory":"1Gi"},"Requests":null,"Claims":null}""" },
        { nameof(VolumeNodeAffinity), """{"required":{"nodeSelectorTerms":[{"matchExpressions":[{"key":"k","operator":"In","values":["<a>"]}]}]}}""", """{"Required":{"NodeSelectorTerms":[{"MatchExpressions":[{"Key":"k","Operator":"In","Values":["\u003ca\u003e"]}],"MatchFields":null}]}}""" },
        {
            nameof(Probe),
            """{"httpGet":{"port":80,"httpHeaders":[{"name":"a","value":"b"}]}}""",
            """{"Exec":null,"HTTPGet":{"Path":"","Port":80,"Host":"","Scheme":"","HTTPHeaders":[{"Name":"a","Value":"b"}]},"TCPSocket":null,"GRPC":null,"InitialDelaySeconds":0,"TimeoutSeconds":0,"PeriodSeconds":0,"SuccessThreshold":0,"FailureThreshold":0,"TerminationGracePeriodSeconds":null}"""
        },
        {
            nameof(RbdPersistentVolumeSource),
            """{"monitors":["m"],"image":"i","user":"u","pool":"p","keyring":"k"}""",
            """{"CephMonitors":["m"],"RBDImage":"i","FSType":"","RBDPool":"p","RadosUser":"u","Keyring":"k","SecretRef":null,"ReadOnly":false}"""
        },
    };

    [Theory]
    [MemberData(nameof(Shown))]
    public void Objects_are_shown_by_the_names_and_in_the_order_of_internal_types(string type, string json, string expected) => Assert.Equal(expected, type switch
    {
        nameof(RoleRef) => Show<RoleRef>(json),
        nameof(EventSource) => Show<EventSource>(json),
        nameof(ObjectReference) => Show<ObjectReference>(json),
        nameof(ResourceClaimSpec) => Show<ResourceClaimSpec>(json),
        nameof(ResourceClaimTemplateSpec) => Show<ResourceClaimTemplateSpec>(json),
        nameof(PodFailurePolicy) => Show<PodFailurePolicy>(json),
        nameof(ResourceRequirements) => Show<ResourceRequirements>(json),
        nameof(VolumeNodeAffinity) => Show<VolumeNodeAffinity>(json),
        nameof(Probe) => Show<Probe>(json),
        _ => Show<RbdPersistentVolumeSource>(json),
    });

    [Fact]
    public void Fields_of_a_pod_that_are_in_its_security_context_inside_are_shown_there()
    {
        var shown = Show<PodTemplateSpec>("""{"metadata":{"labels":{"a":"b"}},"spec":{"hostNetwork":true,"hostUsers":false,"securityContext":{"runAsUser":1},"containers":[]}}""");
        Assert.StartsWith("""{"labels":{"a":"b"},"Spec":{"Volumes":null,"InitContainers":null,"Containers":[],""", shown, StringComparison.Ordinal);
        Assert.Contains("""NodeName":"","SecurityContext":{"HostNetwork":true,"HostPID":false,"HostIPC":false,"ShareProcessNamespace":null,"HostUsers":false,"SELinuxOptions":null,"WindowsOptions":null,"RunAsUser":1,""", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("\"HostNetwork\":true,\"HostAliases", shown, StringComparison.Ordinal);
        Assert.EndsWith(""""SchedulingGates":null,"ResourceClaims":null,"Resources":null,"HostnameOverride":null,"SchedulingGroup":null}}"""", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_shown_as_null() => Assert.Equal("null", InternalForm.Of<RoleRef>(null));

    [Fact]
    public void Differences_are_shown_line_by_line()
    {
        var before = JsonText.Decode<PersistentVolumeSpec>("""{"hostPath":{"path":"/x","type":""}}"""u8);
        Assert.Equal(
            "@@ -1,10 +1,7 @@\n {\n  \"GCEPersistentDisk\": null,\n  \"AWSElasticBlockStore\": null,\n- \"HostPath\": {\n-  \"Path\": \"/x\",\n-  \"Type\": \"\"\n- },\n+ \"HostPath\": null,\n  \"Glusterfs\": null,\n  \"NFS\": null,\n  \"RBD\": null,\n",
            InternalForm.Difference(before, PersistentVolumeSpec.Empty, "core.PersistentVolumeSource"));
    }

    [Theory]
    [InlineData("""{}""", "{}")]
    [InlineData("""{"a":[],"b":{"c":[1,"x,\":{"]}}""", "{\n \"a\": [],\n \"b\": {\n  \"c\": [\n   1,\n   \"x,\\\":{\"\n  ]\n }\n}")]
    public void Values_are_indented_by_one_space_a_level(string json, string expected) => Assert.Equal(expected, InternalForm.Indented(json));

    [Fact]
    public void Every_type_of_the_table_fits_the_published_types()
    {
        var schemas = KubeKinds.All.Select(k => k.Schema).ToList();
        var seen = new HashSet<string>();
        while (schemas.Count > 0)
        {
            var schema = schemas[^1];
            schemas.RemoveAt(schemas.Count - 1);
            if (!seen.Add(schema.Name))
            {
                continue;
            }

            var names = InternalFields.AreAsPublished(schema) ? [] : InternalFields.Of(schema).Select(f => f.Name).ToList();
            Assert.Equal(names.Distinct(), names);
            foreach (var field in schema.Fields)
            {
                for (var value = field.Value; value is not null; value = value.Items)
                {
                    if (value.Type?.Invoke() is { } inner)
                    {
                        schemas.Add(inner);
                    }
                }
            }
        }

        Assert.True(seen.Count > 500);
    }

    private static string Show<T>(string json)
        where T : IJsonValue<T>, IHasSchema => InternalForm.Of(JsonText.Decode<T>(Encoding.UTF8.GetBytes(json)));
}
