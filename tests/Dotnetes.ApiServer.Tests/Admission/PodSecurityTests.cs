using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Config.PodSecurity.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Admission.Plugins.PodSecurity;
using Dotnetes.ApiServer.Authentication;

namespace Dotnetes.ApiServer.Tests.Admission;

public sealed class PodSecurityTests
{
    private const string Prefix = "pod-security.kubernetes.io/";

    [Theory]
    [InlineData("baseline", "latest", "{}", "")]
    [InlineData("baseline", "latest", """{"hostNetwork":true,"hostPID":true}""", "host namespaces (hostNetwork=true, hostPID=true)")]
    [InlineData("baseline", "latest", """{"volumes":[{"name":"v","hostPath":{"path":"/"}}]}""", "hostPath volumes (volume \"v\")")]
    [InlineData("baseline", "latest", """{"containers":[{"name":"c","securityContext":{"privileged":true}}]}""", "privileged (container \"c\" must not set securityContext.privileged=true)")]
    [InlineData("baseline", "latest", """{"containers":[{"name":"a","ports":[{"containerPort":1,"hostPort":80},{"containerPort":2,"hostPort":443}]},{"name":"b","ports":[{"containerPort":1,"hostPort":80}]}]}""", "hostPort (containers \"a\", \"b\" use hostPorts 443, 80)")]
    [InlineData("baseline", "latest", """{"containers":[{"name":"c","securityContext":{"capabilities":{"add":["CHOWN","SYS_ADMIN","NET_RAW"]}}}]}""", "non-default capabilities (container \"c\" must not include \"NET_RAW\", \"SYS_ADMIN\" in securityContext.capabilities.add)")]
    [InlineData("baseline", "latest", """{"containers":[{"name":"c","livenessProbe":{"httpGet":{"host":"10.0.0.1","port":80}}}]}""", "probe or lifecycle host (container \"c\" uses probe or lifecycle host \"10.0.0.1\")")]
    [InlineData("baseline", "v1.33", """{"containers":[{"name":"c","livenessProbe":{"httpGet":{"host":"10.0.0.1","port":80}}}]}""", "")]
    [InlineData("baseline", "latest", """{"containers":[{"name":"c","securityContext":{"procMount":"Unmasked"}}]}""", "procMount (container \"c\" must not set securityContext.procMount to \"Unmasked\")")]
    [InlineData("baseline", "latest", """{"hostUsers":false,"containers":[{"name":"c","securityContext":{"procMount":"Unmasked"}}]}""", "")]
    [InlineData("baseline", "v1.34", """{"hostUsers":false,"containers":[{"name":"c","securityContext":{"procMount":"Unmasked"}}]}""", "procMount (container \"c\" must not set securityContext.procMount to \"Unmasked\")")]
    [InlineData("baseline", "latest", """{"securityContext":{"seLinuxOptions":{"type":"spc_t","user":"u","role":"r"}}}""", "seLinuxOptions (pod set forbidden securityContext.seLinuxOptions: type \"spc_t\"; user may not be set; role may not be set)")]
    [InlineData("baseline", "v1.30", """{"securityContext":{"seLinuxOptions":{"type":"container_engine_t"}}}""", "seLinuxOptions (pod set forbidden securityContext.seLinuxOptions: type \"container_engine_t\")")]
    [InlineData("baseline", "v1.31", """{"securityContext":{"seLinuxOptions":{"type":"container_engine_t"}}}""", "")]
    [InlineData("baseline", "latest", """{"securityContext":{"seccompProfile":{"type":"Unconfined"}},"containers":[{"name":"c","securityContext":{"seccompProfile":{"type":"Unconfined"}}}]}""", "seccompProfile (pod and container \"c\" must not set securityContext.seccompProfile.type to \"Unconfined\")")]
    [InlineData("baseline", "latest", """{"securityContext":{"sysctls":[{"name":"net.ipv4.tcp_rmem","value":"1"},{"name":"kernel.msgmax","value":"1"}]}}""", "forbidden sysctls (kernel.msgmax)")]
    [InlineData("baseline", "v1.31", """{"securityContext":{"sysctls":[{"name":"net.ipv4.tcp_rmem","value":"1"}]}}""", "forbidden sysctls (net.ipv4.tcp_rmem)")]
    [InlineData("baseline", "latest", """{"securityContext":{"appArmorProfile":{"type":"Unconfined"}}}""", "forbidden AppArmor profile (pod must not set AppArmor profile type to \"Unconfined\")")]
    [InlineData("baseline", "latest", """{"containers":[{"name":"c","securityContext":{"windowsOptions":{"hostProcess":true}}}]}""", "hostProcess (container \"c\" must not set securityContext.windowsOptions.hostProcess=true)")]
    [InlineData("restricted", "latest", "{}", "allowPrivilegeEscalation != false (container \"c\" must set securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container \"c\" must set securityContext.capabilities.drop=[\"ALL\"]), runAsNonRoot != true (pod or container \"c\" must set securityContext.runAsNonRoot=true), seccompProfile (pod or container \"c\" must set securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\")")]
    [InlineData("restricted", "v1.21", "{}", "allowPrivilegeEscalation != false (container \"c\" must set securityContext.allowPrivilegeEscalation=false), runAsNonRoot != true (pod or container \"c\" must set securityContext.runAsNonRoot=true), seccompProfile (pod or container \"c\" must set securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\")")]
    [InlineData("restricted", "v1.7", "{}", "runAsNonRoot != true (pod or container \"c\" must set securityContext.runAsNonRoot=true)")]
    [InlineData("restricted", "latest", """{"os":{"name":"windows"},"securityContext":{"runAsNonRoot":true}}""", "")]
    [InlineData("restricted", "latest", Good, "")]
    [InlineData("restricted", "v1.99", Good, "")]
    public void A_pod_violates_what_its_standard_forbids(string level, string version, string spec, string violations)
    {
        if (!spec.Contains("containers", StringComparison.Ordinal))
        {
            spec = spec == "{}" ? """{"containers":[{"name":"c"}]}""" : spec.Insert(1, "\"containers\":[{\"name\":\"c\"}],");
        }

        var pod = JsonText.Decode<Pod>(System.Text.Encoding.UTF8.GetBytes($"{{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"spec\":{spec}}}"));
        var standard = new PodSecurityStandard(PodSecurityStandard.ParseLevel(level)!.Value, PodSecurityStandard.ParseVersion(version)!.Value);
        Assert.Equal(violations, PodSecurityViolation.Details(PodSecurityChecks.Violations(standard, pod.Metadata, pod.Spec)));
    }

    private const string Good = """{"securityContext":{"runAsNonRoot":true,"runAsUser":1000,"seccompProfile":{"type":"RuntimeDefault"}},"containers":[{"name":"c","securityContext":{"allowPrivilegeEscalation":false,"capabilities":{"drop":["ALL"],"add":["NET_BIND_SERVICE"]}}}],"volumes":[{"name":"v","emptyDir":{}}]}""";

    [Theory]
    [InlineData("""{"volumes":[{"name":"v","hostPath":{"path":"/"}},{"name":"w","nfs":{"server":"s","path":"/"}}]}""", "restricted volume types (volumes \"v\", \"w\" use restricted volume types \"hostPath\", \"nfs\")")]
    [InlineData("""{"securityContext":{"runAsNonRoot":false}}""", "runAsNonRoot != true (pod must not set securityContext.runAsNonRoot=false)")]
    [InlineData("""{"securityContext":{"runAsUser":0}}""", "runAsUser=0 (pod must not set runAsUser=0)")]
    public void Restricted_pods_are_held_to_more(string change, string violation)
    {
        var good = JsonText.Decode<Pod>(System.Text.Encoding.UTF8.GetBytes($"{{\"spec\":{Good}}}")).Spec;
        var changed = JsonText.Decode<Pod>(System.Text.Encoding.UTF8.GetBytes($"{{\"spec\":{change}}}")).Spec;
        var spec = good with
        {
            Volumes = changed.Volumes.IsEmpty ? good.Volumes : changed.Volumes,
            SecurityContext = changed.SecurityContext is { } own
                ? good.SecurityContext! with { RunAsNonRoot = own.RunAsNonRoot ?? true, RunAsUser = own.RunAsUser ?? 1000 }
                : good.SecurityContext,
        };
        Assert.Equal(violation, PodSecurityViolation.Details(PodSecurityChecks.Violations(new(PodSecurityLevel.Restricted, PodSecurityStandard.Latest), ObjectMeta.Empty, spec)));
    }

    [Fact]
    public void Annotations_of_old_versions_count_in_them()
    {
        var metadata = new ObjectMeta
        {
            Annotations = ValueMap.Of(
                ("container.seccomp.security.alpha.kubernetes.io/c", "unconfined"),
                ("container.apparmor.security.beta.kubernetes.io/c", "unconfined")),
        };
        var spec = new PodSpec { Containers = [new Container { Name = "c" }] };
        Assert.Equal(
            "forbidden AppArmor profile (annotation must not set AppArmor profile type to \"container.apparmor.security.beta.kubernetes.io/c=\"unconfined\"\"), seccompProfile (forbidden annotation container.seccomp.security.alpha.kubernetes.io/c=\"unconfined\")",
            PodSecurityViolation.Details(PodSecurityChecks.Violations(new(PodSecurityLevel.Baseline, 18), metadata, spec)));
    }

    [Theory]
    [InlineData("enforce=baseline", "baseline:latest", "privileged:latest", "baseline:latest", "")]
    [InlineData("enforce=restricted,enforce-version=v1.25", "restricted:v1.25", "privileged:latest", "restricted:v1.25", "")]
    [InlineData("enforce=restricted,warn=privileged", "restricted:latest", "privileged:latest", "privileged:latest", "")]
    [InlineData("audit=baseline,audit-version=v1.0", "privileged:latest", "baseline:v1.0", "privileged:latest", "")]
    [InlineData("enforce=x", "restricted:latest", "privileged:latest", "privileged:latest", "metadata.labels[pod-security.kubernetes.io/enforce]: Invalid value: \"x\": must be one of privileged, baseline, restricted")]
    [InlineData("warn=x,warn-version=v1", "privileged:latest", "privileged:latest", "privileged:latest", "metadata.labels[pod-security.kubernetes.io/warn]: Invalid value: \"x\": must be one of privileged, baseline, restricted, metadata.labels[pod-security.kubernetes.io/warn-version]: Invalid value: \"v1\": must be \"latest\" or \"v1.x\"")]
    [InlineData("enforce-version=v1.01", "privileged:latest", "privileged:latest", "privileged:latest", "metadata.labels[pod-security.kubernetes.io/enforce-version]: Invalid value: \"v1.01\": must be \"latest\" or \"v1.x\"")]
    public void Labels_make_a_policy(string labels, string enforce, string audit, string warn, string errors)
    {
        var (policy, found) = PodSecurityPolicy.Of(Labels(labels), PodSecurityPolicy.Of(PodSecurityDefaults.Empty));
        Assert.Equal((enforce, audit, warn), (policy.Enforce.ToString(), policy.Audit.ToString(), policy.Warn.ToString()));
        Assert.Equal(errors, string.Join(", ", found));
    }

    [Fact]
    public async Task Pods_are_refused_and_their_controllers_warned()
    {
        var warnings = new List<string>();
        var notes = new Dictionary<string, string>();
        var plugin = Plugin("enforce=baseline,audit=restricted");
        var pod = Pod() with { Spec = Pod().Spec with { HostNetwork = true } };
        var attributes = AdmissionBench.Create(pod, warn: warnings.Add) with { Annotate = notes.Add };
        Assert.Equal("pods \"p\" is forbidden: violates PodSecurity \"baseline:latest\": host namespaces (hostNetwork=true)", await AdmissionBench.Refusal(plugin, attributes));
        Assert.Equal("baseline:latest", notes[Prefix + "enforce-policy"]);
        Assert.StartsWith("would violate PodSecurity \"restricted:latest\": host namespaces (hostNetwork=true), allowPrivilegeEscalation != false", notes[Prefix + "audit-violations"], StringComparison.Ordinal);
        Assert.Empty(warnings);

        var deployment = new Deployment { Metadata = pod.Metadata, Spec = new DeploymentSpec { Template = new PodTemplateSpec { Spec = pod.Spec } } };
        Assert.Equal("", await AdmissionBench.Refusal(plugin, AdmissionBench.Create(deployment, warn: warnings.Add)));
        Assert.Equal(["would violate PodSecurity \"baseline:latest\": host namespaces (hostNetwork=true)"], warnings);
    }

    [Fact]
    public async Task Only_significant_updates_are_judged()
    {
        var plugin = Plugin("enforce=baseline");
        var pod = Pod() with { Spec = Pod().Spec with { HostNetwork = true } };
        Assert.Equal("", await AdmissionBench.Refusal(plugin, AdmissionBench.Update(pod with { Metadata = pod.Metadata with { Labels = ValueMap.Of(("a", "b")) } }, pod)));
        var other = pod with { Spec = pod.Spec with { Containers = [pod.Spec.Containers[0] with { Image = "other" }] } };
        Assert.NotEqual("", await AdmissionBench.Refusal(plugin, AdmissionBench.Update(other, pod)));
        Assert.Equal("", await AdmissionBench.Refusal(plugin, AdmissionBench.Update(other, pod, "status")));
        var debugged = pod with { Spec = pod.Spec with { EphemeralContainers = [new EphemeralContainer { Name = "d", Image = "busybox" }] } };
        Assert.NotEqual("", await AdmissionBench.Refusal(plugin, AdmissionBench.Update(debugged, pod, "ephemeralcontainers")));
    }

    [Fact]
    public async Task Some_are_exempt()
    {
        var configuration = new PodSecurityConfiguration
        {
            Defaults = new() { Enforce = "baseline" },
            Exemptions = new() { Namespaces = ["free"], Usernames = ["root"], RuntimeClasses = ["vm"] },
        };
        var plugin = new PodSecurityPlugin(AdmissionBench.Services(Space("ns", ""), Space("free", "")), configuration);
        var pod = Pod() with { Spec = Pod().Spec with { HostNetwork = true } };
        Assert.NotEqual("", await AdmissionBench.Refusal(plugin, AdmissionBench.Create(pod)));
        Assert.Equal("", await AdmissionBench.Refusal(plugin, AdmissionBench.Create(pod, user: new UserInfo("root"))));
        Assert.Equal("", await AdmissionBench.Refusal(plugin, AdmissionBench.Create(pod with { Spec = pod.Spec with { RuntimeClassName = "vm" } })));
        Assert.Equal("", await AdmissionBench.Refusal(plugin, AdmissionBench.Create(pod with { Metadata = pod.Metadata with { Namespace = "free" } })));
        var warnings = new List<string>();
        Assert.Equal("", await AdmissionBench.Refusal(plugin, AdmissionBench.Create(Space("free", "enforce=restricted"), warn: warnings.Add)));
        Assert.Equal(["namespace \"free\" is exempt from Pod Security, and the policy (enforce=restricted:latest) will be ignored"], warnings);
    }

    [Fact]
    public async Task A_namespace_that_becomes_stricter_warns_of_the_pods_in_it()
    {
        var warnings = new List<string>();
        var bad = Pod() with { Spec = Pod().Spec with { HostNetwork = true } };
        IKubeObject[] pods = [.. new[] { "a", "b", "c" }.Select(n => bad with { Metadata = bad.Metadata with { Name = n } }), Pod()];
        var plugin = new PodSecurityPlugin(AdmissionBench.Services(pods), PodSecurityConfiguration.Empty);
        Assert.Equal("", await AdmissionBench.Refusal(plugin, AdmissionBench.Update(Space("ns", "enforce=baseline"), Space("ns", ""), warn: warnings.Add)));
        Assert.Equal(["existing pods in namespace \"ns\" violate the new PodSecurity enforce level \"baseline:latest\"", "a (and 2 other pods): host namespaces"], warnings);
    }

    [Fact]
    public async Task A_namespace_with_labels_that_cannot_be_read_is_refused() => Assert.Equal(
        "Namespace \"ns\" is invalid: metadata.labels[pod-security.kubernetes.io/enforce]: Invalid value: \"x\": must be one of privileged, baseline, restricted",
        await AdmissionBench.Refusal(Plugin(""), AdmissionBench.Create(Space("ns", "enforce=x"))));

    private static PodSecurityPlugin Plugin(string labels) => new(AdmissionBench.Services(Space("ns", labels)), PodSecurityConfiguration.Empty);

    private static Namespace Space(string name, string labels) => new() { Metadata = new ObjectMeta { Name = name, Labels = Labels(labels) } };

    private static ValueMap<string> Labels(string text) => text
        .Split(',', StringSplitOptions.RemoveEmptyEntries)
        .Select(static l => l.Split('='))
        .Select(static l => KeyValuePair.Create(Prefix + l[0], l[1]))
        .ToValueMap();

    private static Pod Pod() => new()
    {
        Metadata = new ObjectMeta { Name = "p", Namespace = "ns" },
        Spec = new PodSpec { Containers = [new Container { Name = "c", Image = "busybox" }] },
    };
}
