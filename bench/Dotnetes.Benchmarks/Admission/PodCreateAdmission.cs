using BenchmarkDotNet.Attributes;
using Dotnetes.Api;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer;
using Dotnetes.ApiServer.Admission;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Resources;
using Dotnetes.ApiServer.Resources.Core.ServiceAllocation;
using Dotnetes.Client;
using Dotnetes.Serialization.Collections;
using Dotnetes.Store;

namespace Dotnetes.Benchmarks.Admission;

/// <summary>
/// What the default admission plugins and NodeRestriction cost the creation of a pod, both rounds, without an audit policy: in a namespace without limits, quotas and labels, and in one that
/// is held to the restricted standard. The goal is less than 20 microseconds.
/// </summary>
[MemoryDiagnoser]
public class PodCreateAdmission
{
    private readonly MemoryStore _store = new();
    private ApiServerHost _host = null!;
    private AdmissionAttributes _plain = null!;
    private AdmissionAttributes _restricted = null!;

    // The toolchain within the process does not wait for setups that are asynchronous.
    [GlobalSetup]
    public void Start() => Prepare().GetAwaiter().GetResult();

    private async Task Prepare()
    {
        _host = await ApiServerHost.Start(new ApiServerOptions
        {
            Store = _store,
            Random = new Random(1),
            Resources = BuiltInResources.Create(new ServiceAllocator(ServiceAllocationOptions.Default, new Random(1))),
            BuiltInAdmission = new AdmissionSettings { Enabled = ["NodeRestriction"] },
        });
        var client = new KubeClient(_host.Core.Transport(UserInfo.ApiServer, "bench"));
        await client.Create(new Namespace { Metadata = new ObjectMeta { Name = "plain" } });
        await client.Create(new Namespace
        {
            Metadata = new ObjectMeta { Name = "restricted", Labels = ValueMap.Of(("pod-security.kubernetes.io/enforce", "restricted"), ("pod-security.kubernetes.io/warn", "restricted")) },
        });
        foreach (var ns in (string[])["plain", "restricted"])
        {
            await client.Create(new ServiceAccount { Metadata = new ObjectMeta { Name = "default", Namespace = ns } });
        }

        _plain = Attributes("plain");
        _restricted = Attributes("restricted");

        // The first questions start the caches.
        Run(_plain);
        Run(_restricted);
    }

    [GlobalCleanup]
    public async Task Stop()
    {
        await _host.DisposeAsync();
        await _store.DisposeAsync();
    }

    [Benchmark]
    public IKubeKind InPlainNamespace() => Run(_plain);

    [Benchmark]
    public IKubeKind InRestrictedNamespace() => Run(_restricted);

    [Benchmark]
    public IKubeKind OnlyMutating() => Wait(_host.Core.Admission.Admit(_plain, default));

    private static AdmissionAttributes Attributes(string ns) => new()
    {
        Operation = AdmissionOperation.Create,
        User = new UserInfo("jane") { Groups = ["devs", "system:authenticated"] },
        Resource = new("", "v1", "pods"),
        Kind = new("", "v1", "Pod"),
        Namespace = ns,
        Name = "web-0",
        Options = CreateOptions.Empty,
        Object = new Pod
        {
            Metadata = new ObjectMeta { Name = "web-0", Namespace = ns, Labels = ValueMap.Of(("app", "web")) },
            Spec = new PodSpec
            {
                SecurityContext = new PodSecurityContext { RunAsNonRoot = true, SeccompProfile = new SeccompProfile { Type = "RuntimeDefault" } },
                Containers =
                [
                    new Container
                    {
                        Name = "web",
                        Image = "web:1",
                        Ports = [new ContainerPort { ContainerPortValue = 80 }],
                        SecurityContext = new SecurityContext { AllowPrivilegeEscalation = false, Capabilities = new Capabilities { Drop = ["ALL"] } },
                    },
                ],
            },
        },
    };

    private static IKubeKind Wait(ValueTask<IKubeKind?> asked) => asked.IsCompletedSuccessfully ? asked.Result! : asked.AsTask().GetAwaiter().GetResult()!;

    private IKubeKind Run(AdmissionAttributes attributes)
    {
        var value = Wait(_host.Core.Admission.Admit(attributes, default));
        var validated = _host.Core.Admission.Validate(attributes with { Object = value }, default);
        if (!validated.IsCompletedSuccessfully)
        {
            validated.AsTask().GetAwaiter().GetResult();
        }

        return value;
    }
}
