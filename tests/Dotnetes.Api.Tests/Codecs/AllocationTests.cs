using Dotnetes.Api.Core.V1;
using Dotnetes.Serialization.Json;
using Dotnetes.Serialization.Protobuf;

namespace Dotnetes.Api.Tests.Codecs;

/// <summary>What decoding and encoding allocate, compared with what stays; the counts are the same on every machine and at any load.</summary>
[Collection(AloneCollection.Name)]
public sealed class AllocationTests
{
    private const int Copies = 2000;

    private static readonly byte[] s_json = JsonText.Encode(SamplePod());
    private static readonly byte[] s_proto = ProtoCodec.Encode(SamplePod());

    [Fact]
    public void Decoding_json_allocates_hardly_more_than_the_object_graph() => AssertOnlyGraph(() => JsonText.Decode<Pod>(s_json));

    [Fact]
    public void Decoding_protobuf_allocates_hardly_more_than_the_object_graph() => AssertOnlyGraph(() => ProtoCodec.Decode<Pod>(s_proto));

    [Fact]
    public void Encoding_into_a_buffer_of_the_caller_allocates_nothing()
    {
        var pod = SamplePod();
        var buffer = new byte[s_json.Length * 2];
        Encode(pod, buffer);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Encode(pod, buffer);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static void Encode(Pod pod, byte[] buffer)
    {
        var json = new JsonWriter(buffer);
        pod.WriteJson(ref json);
        var proto = new ProtoWriter(buffer);
        pod.WriteProto(ref proto);
    }

    // What is still there after a collection is the graph; strings that copies share are counted once, for the graph and for the decoder.
    private static void AssertOnlyGraph(Func<Pod> decode)
    {
        var pods = new Pod[Copies];
        pods[0] = decode();
        var live = GC.GetTotalMemory(forceFullCollection: true);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < pods.Length; i++)
        {
            pods[i] = decode();
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var kept = GC.GetTotalMemory(forceFullCollection: true) - live;
        GC.KeepAlive(pods);
        Assert.True(allocated <= kept * 11 / 10, $"{allocated / Copies} bytes allocated for a graph of {kept / Copies}");
    }

    private static Pod SamplePod() => JsonText.Decode<Pod>(
        """
        {"metadata":{"name":"web-7d9f8c6b5d-x2lqv","generateName":"web-7d9f8c6b5d-","namespace":"shop","uid":"0f3a5e0c-5a55-4c9d-9a0e-0d6c3f7f7b11","labels":{"app":"web","tier":"front"},
        "creationTimestamp":"2026-03-01T09:15:02Z","ownerReferences":[{"apiVersion":"apps/v1","kind":"ReplicaSet","name":"web-7d9f8c6b5d","uid":"a7b2","controller":true}],
        "managedFields":[{"manager":"m","operation":"Update","apiVersion":"v1","time":"2026-03-01T09:15:02Z","fieldsType":"FieldsV1","fieldsV1":{"f:metadata":{"f:labels":{".":{},"f:app":{}}}}}]},
        "spec":{"containers":[{"name":"web","image":"example.com/web:1","args":["--listen=:8080"],"ports":[{"name":"http","containerPort":8080,"protocol":"TCP"}],
        "env":[{"name":"A","value":"some value"},{"name":"B","valueFrom":{"secretKeyRef":{"name":"s","key":"k"}}}],"resources":{"limits":{"cpu":"1","memory":"512Mi"},"requests":{"cpu":"250m"}},
        "volumeMounts":[{"name":"config","readOnly":true,"mountPath":"/etc/web"}],"livenessProbe":{"httpGet":{"path":"/healthz","port":"http"},"periodSeconds":10}}],
        "volumes":[{"name":"config","configMap":{"name":"web","defaultMode":420}}],"tolerations":[{"key":"k","operator":"Exists","tolerationSeconds":300}]},
        "status":{"phase":"Running","conditions":[{"type":"Ready","status":"True","lastTransitionTime":"2026-03-01T09:15:14Z"}],"podIP":"10.244.3.27"}}
        """u8);
}
