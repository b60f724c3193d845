namespace Dotnetes.EndToEnd.Tests.Clusters;

/// <summary>Files of pods that come from the API.</summary>
[Collection(ClusterCollection.Name)]
[Trait("Tier", "E2E")]
public sealed class VolumeTests(TestCluster cluster)
{
    [ClusterFact]
    public async Task Changed_config_maps_and_secrets_are_seen_in_their_volumes()
    {
        await using var space = await cluster.Namespace();
        await space.Run("create configmap settings --from-literal=colour=blue");
        await space.Run("create secret generic keys --from-literal=key=one");
        await space.Apply($$"""
            apiVersion: v1
            kind: Pod
            metadata: { name: reader, labels: { mood: good } }
            spec:
              terminationGracePeriodSeconds: 1
              containers:
              - name: main
                image: "{{cluster.Images.Busybox.Reference}}"
                command: [sh, -c, "while :; do sleep 1; done"]
                volumeMounts: [ { name: all, mountPath: /all }, { name: keys, mountPath: /keys }, { name: settings, mountPath: /fixed, subPath: colour } ]
              volumes:
              - name: settings
                configMap: { name: settings }
              - name: keys
                secret: { secretName: keys, defaultMode: 0400 }
              - name: all
                projected:
                  sources:
                  - configMap: { name: settings }
                  - secret: { name: keys }
                  - downwardAPI: { items: [ { path: labels, fieldRef: { fieldPath: metadata.labels } } ] }
                  - serviceAccountToken: { path: token, expirationSeconds: 600 }
            """);
        await space.Run("wait --for=condition=Ready pod/reader --timeout=60s");
        Assert.Equal("blue one one blue mood=\"good\"", await Read(space));
        Assert.Equal("400\n", await space.Run("exec reader -- stat -Lc %a /keys/key"));
        await space.Apply(await space.Run("create configmap settings --from-literal=colour=red --from-literal=size=large --dry-run=client -o yaml"));
        await space.Apply(await space.Run("create secret generic keys --from-literal=key=two --dry-run=client -o yaml"));
        await space.Run("label pod reader mood=better --overwrite");

        // A file that is mounted by itself keeps what it had.
        await cluster.Until("all files are new", async () => await Read(space) == "red two two blue mood=\"better\"", 150);
        Assert.Equal("large", await space.Run("exec reader -- cat /all/size"));
        Assert.Equal("0", await space.Value("pod/reader", "{.status.containerStatuses[0].restartCount}"));
    }

    private static async Task<string> Read(TestNamespace space) =>
        (await space.Kubectl("exec", "reader", "--", "sh", "-c", "echo $(cat /all/colour) $(cat /all/key) $(cat /keys/key) $(cat /fixed) $(cat /all/labels)")).Trim();
}
