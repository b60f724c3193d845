using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Admission.Plugins;

namespace Dotnetes.ApiServer.Tests.Admission;

public sealed class ServiceAccountPluginTests
{
    private static readonly ServiceAccount s_default = new() { Metadata = new ObjectMeta { Name = "default", Namespace = "ns" }, ImagePullSecrets = [new() { Name = "registry" }] };
    private static readonly ServiceAccount s_quiet = new() { Metadata = new ObjectMeta { Name = "quiet", Namespace = "ns" }, AutomountServiceAccountToken = false };

    private static readonly ServiceAccount s_strict = new()
    {
        Metadata = new ObjectMeta { Name = "strict", Namespace = "ns", Annotations = ValueMap.Of(("kubernetes.io/enforce-mountable-secrets", "true")) },
        Secrets = [new() { Name = "mine" }],
    };

    private static readonly ServiceAccountPlugin s_plugin = new(AdmissionBench.Services(s_default, s_quiet, s_strict));

    private static readonly PodSpec s_spec = new()
    {
        InitContainers = [new Container { Name = "i", Image = "busybox" }],
        Containers = [new Container { Name = "c", Image = "busybox" }],
    };

    [Fact]
    public async Task Pods_get_the_default_account_with_its_token_and_pull_secrets()
    {
        var spec = (await AdmissionBench.Run<Pod>(s_plugin, AdmissionBench.Create(Pod(s_spec)))).Spec;
        var mount = new VolumeMount { Name = "kube-api-access-abcde", ReadOnly = true, MountPath = "/var/run/secrets/kubernetes.io/serviceaccount" };
        Assert.Equal(("default", "default"), (spec.ServiceAccountName, spec.ServiceAccount));
        Assert.Equal(s_default.ImagePullSecrets, spec.ImagePullSecrets);
        Assert.Equal([mount], spec.Containers[0].VolumeMounts);
        Assert.Equal([mount], spec.InitContainers[0].VolumeMounts);
        Assert.Equal(
            """{"name":"kube-api-access-abcde","projected":{"sources":[{"serviceAccountToken":{"expirationSeconds":3607,"path":"token"}},{"configMap":{"name":"kube-root-ca.crt","items":[{"key":"ca.crt","path":"ca.crt"}]}},{"downwardAPI":{"items":[{"path":"namespace","fieldRef":{"apiVersion":"v1","fieldPath":"metadata.namespace"}}]}}],"defaultMode":420}}""",
            System.Text.Encoding.UTF8.GetString(JsonText.Encode(Assert.Single(spec.Volumes))));
    }

    [Theory]
    [InlineData("default", null, 1)]
    [InlineData("default", false, 0)]
    [InlineData("quiet", null, 0)]
    [InlineData("quiet", true, 1)]
    public async Task The_token_can_be_left_out(string account, bool? automount, int volumes)
    {
        var pod = Pod(s_spec with { ServiceAccountName = account, AutomountServiceAccountToken = automount });
        Assert.Equal(volumes, (await AdmissionBench.Run<Pod>(s_plugin, AdmissionBench.Create(pod))).Spec.Volumes.Count);
    }

    [Fact]
    public async Task A_container_with_something_in_the_place_of_the_token_keeps_it()
    {
        var own = new VolumeMount { Name = "own", MountPath = "/var/run/secrets/kubernetes.io/serviceaccount" };
        var pod = Pod(new PodSpec { Containers = [new Container { Name = "c", Image = "busybox", VolumeMounts = [own] }] });
        var spec = (await AdmissionBench.Run<Pod>(s_plugin, AdmissionBench.Create(pod))).Spec;
        Assert.Empty(spec.Volumes);
        Assert.Equal([own], spec.Containers[0].VolumeMounts);
    }

    [Fact]
    public async Task An_account_that_is_not_there_is_refused() => Assert.Equal(
        "pods \"p\" is forbidden: error looking up service account ns/none: serviceaccount \"none\" not found",
        await AdmissionBench.Refusal(s_plugin, AdmissionBench.Create(Pod(s_spec with { ServiceAccountName = "none" }))));

    [Fact]
    public async Task An_account_can_restrict_the_secrets_of_its_pods()
    {
        Assert.Equal("", await Refusal(s_spec with { Volumes = [Secret("mine")] }));
        Assert.Equal(
            "pods \"p\" is forbidden: volume with secret.secretName=\"other\" is not allowed because service account strict does not reference that secret",
            await Refusal(s_spec with { Volumes = [Secret("other")] }));
        Assert.Equal(
            "pods \"p\" is forbidden: container c with envVar E referencing secret.secretName=\"other\" is not allowed because service account strict does not reference that secret",
            await Refusal(s_spec with { Containers = [s_spec.Containers[0] with { Env = [new EnvVar { Name = "E", ValueFrom = new EnvVarSource { SecretKeyRef = new SecretKeySelector { Name = "other", Key = "k" } } }] }] }));
        Assert.Equal(
            "pods \"p\" is forbidden: imagePullSecrets[0].name=\"x\" is not allowed because service account strict does not reference that imagePullSecret",
            await Refusal(s_spec with { ImagePullSecrets = [new() { Name = "x" }] }));

        static Volume Secret(string name) => new() { Name = "v", Secret = new SecretVolumeSource { SecretName = name } };

        static Task<string> Refusal(PodSpec spec) => AdmissionBench.Refusal(s_plugin, AdmissionBench.Create(Pod(spec with { ServiceAccountName = "strict" })));
    }

    [Fact]
    public async Task A_container_for_debugging_or_of_the_start_gets_no_secret_that_another_would_not()
    {
        var other = new EnvVar { Name = "E", ValueFrom = new EnvVarSource { SecretKeyRef = new SecretKeySelector { Name = "other", Key = "k" } } };
        var whole = new EnvFromSource { SecretRef = new SecretEnvSource { Name = "other" } };
        var old = Pod(s_spec with { ServiceAccountName = "strict" });
        var refusals = new List<string>();
        foreach (var container in (EphemeralContainer[])[new() { Name = "d", Image = "i", Env = [other] }, new() { Name = "d", Image = "i", EnvFrom = [whole] }])
        {
            var pod = old with { Spec = old.Spec with { EphemeralContainers = [container] } };
            refusals.Add(await AdmissionBench.Refusal(s_plugin, AdmissionBench.Update(pod, old, "ephemeralcontainers")));
        }

        var starting = s_spec with { ServiceAccountName = "strict", InitContainers = [new Container { Name = "i", Image = "i", EnvFrom = [whole] }] };
        refusals.Add(await AdmissionBench.Refusal(s_plugin, AdmissionBench.Create(Pod(starting))));
        const string Because = "secret.secretName=\"other\" is not allowed because service account strict does not reference that secret";
        Assert.Equal(
            [
                $"pods \"p\" is forbidden: ephemeral container d with envVar E referencing {Because}",
                $"pods \"p\" is forbidden: ephemeral container d with envFrom referencing {Because}",
                $"pods \"p\" is forbidden: init container i with envFrom referencing {Because}",
            ],
            refusals);
    }

    [Fact]
    public async Task Mirror_pods_have_no_account()
    {
        var mirror = Pod(s_spec) with { Metadata = new ObjectMeta { Name = "p", Namespace = "ns", Annotations = ValueMap.Of(("kubernetes.io/config.mirror", "x")) } };
        Assert.Equal(mirror, await AdmissionBench.Run<Pod>(s_plugin, AdmissionBench.Create(mirror)));
        Assert.Equal(
            "pods \"p\" is forbidden: a mirror pod may not reference service accounts",
            await AdmissionBench.Refusal(s_plugin, AdmissionBench.Create(mirror with { Spec = s_spec with { ServiceAccountName = "default" } })));
        Assert.Equal(
            "pods \"p\" is forbidden: a mirror pod may not reference secrets",
            await AdmissionBench.Refusal(s_plugin, AdmissionBench.Create(mirror with { Spec = s_spec with { ImagePullSecrets = [new() { Name = "s" }] } })));
    }

    private static Pod Pod(PodSpec spec) => new() { Metadata = new ObjectMeta { Name = "p", Namespace = "ns" }, Spec = spec };
}
