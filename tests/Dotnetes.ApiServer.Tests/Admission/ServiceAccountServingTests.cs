using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;

namespace Dotnetes.ApiServer.Tests.Admission;

public sealed class ServiceAccountServingTests
{
    private const string Path = "/var/run/secrets/kubernetes.io/serviceaccount";

    [Fact]
    public async Task A_pod_gets_the_default_account_its_pull_secrets_and_a_token()
    {
        await using var server = await AdmissionServer.StartWith("ServiceAccount");
        await Account(server, "default", a => a with { ImagePullSecrets = [new LocalObjectReference { Name = "pull" }] });

        var pod = await server.Client.Create(AdmissionServer.Pod(spec: new PodSpec
        {
            InitContainers = [new Container { Name = "i", Image = "i" }],
            Containers = [new Container { Name = "c", Image = "i" }, new Container { Name = "own", Image = "i", VolumeMounts = [new VolumeMount { Name = "v", MountPath = Path }] }],
            Volumes = [new Volume { Name = "v", EmptyDir = new EmptyDirVolumeSource() }],
        }));

        Assert.Equal(("default", "default"), (pod.Spec.ServiceAccountName, pod.Spec.ServiceAccount));
        Assert.Equal("pull", pod.Spec.ImagePullSecrets[0].Name);
        var volume = pod.Spec.Volumes[1];
        Assert.Matches("^kube-api-access-[a-z0-9]{5}$", volume.Name);
        Assert.Equal(420, volume.Projected!.DefaultMode);
        Assert.Equal((3607L, "token"), (volume.Projected.Sources[0].ServiceAccountToken!.ExpirationSeconds, volume.Projected.Sources[0].ServiceAccountToken!.Path));
        Assert.Equal("kube-root-ca.crt", volume.Projected.Sources[1].ConfigMap!.Name);
        Assert.Equal("metadata.namespace", volume.Projected.Sources[2].DownwardApi!.Items[0].FieldRef!.FieldPath);
        Assert.Equal((volume.Name, Path, true), (pod.Spec.InitContainers[0].VolumeMounts[0].Name, pod.Spec.InitContainers[0].VolumeMounts[0].MountPath, pod.Spec.InitContainers[0].VolumeMounts[0].ReadOnly));
        Assert.Equal(volume.Name, pod.Spec.Containers[0].VolumeMounts[0].Name);
        Assert.Equal("v", Assert.Single(pod.Spec.Containers[1].VolumeMounts).Name);
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData(null, false, false)]
    [InlineData(true, false, true)]
    [InlineData(false, true, false)]
    public async Task The_pod_and_then_the_account_decide_about_the_token(bool? pod, bool? account, bool mounted)
    {
        await using var server = await AdmissionServer.StartWith("ServiceAccount");
        await Account(server, "robot", a => a with { AutomountServiceAccountToken = account });
        var made = await server.Client.Create(AdmissionServer.Pod(spec: new PodSpec
        {
            ServiceAccountName = "robot",
            AutomountServiceAccountToken = pod,
            Containers = [new Container { Name = "c", Image = "i" }],
        }));
        Assert.Equal(mounted, !made.Spec.Volumes.IsEmpty);
    }

    [Fact]
    public async Task A_pod_of_an_account_that_does_not_exist_is_refused()
    {
        await using var server = await AdmissionServer.StartWith("ServiceAccount");
        Assert.Equal(
            "pods \"p\" is forbidden: error looking up service account default/ghost: serviceaccount \"ghost\" not found",
            await AdmissionServer.MessageOf(server.Client.Create(AdmissionServer.Pod(spec: new PodSpec { ServiceAccountName = "ghost", Containers = [new Container { Name = "c", Image = "i" }] }))));
    }

    [Fact]
    public async Task An_account_that_says_so_limits_the_secrets_of_its_pods()
    {
        await using var server = await AdmissionServer.StartWith("ServiceAccount");
        await Account(server, "strict", a => a with
        {
            Metadata = a.Metadata with { Annotations = ValueMap.Of(("kubernetes.io/enforce-mountable-secrets", "true")) },
            Secrets = [new ObjectReference { Name = "mine" }],
        });
        var container = new Container { Name = "c", Image = "i" };
        (PodSpec Spec, string? Problem)[] cases =
        [
            (new PodSpec { Volumes = [Secret("mine")], Containers = [container] }, null),
            (new PodSpec { Volumes = [Secret("other")], Containers = [container] }, "volume with secret.secretName=\"other\" is not allowed because service account strict does not reference that secret"),
            (new PodSpec { Containers = [container with { EnvFrom = [new EnvFromSource { SecretRef = new SecretEnvSource { Name = "other" } }] }] }, "container c with envFrom referencing secret.secretName=\"other\" is not allowed because service account strict does not reference that secret"),
            (new PodSpec { InitContainers = [container with { Name = "i", Env = [new EnvVar { Name = "E", ValueFrom = new EnvVarSource { SecretKeyRef = new SecretKeySelector { Name = "other", Key = "k" } } }] }], Containers = [container] }, "init container i with envVar E referencing secret.secretName=\"other\" is not allowed because service account strict does not reference that secret"),
            (new PodSpec { ImagePullSecrets = [new LocalObjectReference { Name = "pull" }], Containers = [container] }, "imagePullSecrets[0].name=\"pull\" is not allowed because service account strict does not reference that imagePullSecret"),
        ];
        foreach (var (spec, problem) in cases)
        {
            var pod = AdmissionServer.Pod("p", spec with { ServiceAccountName = "strict" });
            if (problem is null)
            {
                await server.Client.Create(pod);
                await server.Client.Delete<Pod>("default", "p", new DeleteOptions { GracePeriodSeconds = 0 });
            }
            else
            {
                Assert.Equal($"pods \"p\" is forbidden: {problem}", await AdmissionServer.MessageOf(server.Client.Create(pod)));
            }
        }
    }

    private static Volume Secret(string name) => new() { Name = "v", Secret = new SecretVolumeSource { SecretName = name } };

    private static async Task Account(AdmissionServer server, string name, Func<ServiceAccount, ServiceAccount> change) =>
        await server.Client.Create(change(new ServiceAccount { Metadata = new ObjectMeta { Namespace = "default", Name = name } }));
}
