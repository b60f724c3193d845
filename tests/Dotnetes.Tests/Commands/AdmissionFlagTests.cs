using System.CommandLine;
using Dotnetes.ApiServer.Admission;
using Dotnetes.Commands;
using Dotnetes.Machinery.Configuration;

namespace Dotnetes.Tests.Commands;

public sealed class AdmissionFlagTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("dotnetes-admission-");

    private string ConfigurationPath => Path.Combine(_directory.FullName, "admission.yaml");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void Settings_stand_in_the_file_or_in_another_one_beside_it()
    {
        File.WriteAllText(Path.Combine(_directory.FullName, "events.yaml"), """
            apiVersion: eventratelimit.admission.k8s.io/v1alpha1
            kind: Configuration
            limits: [{type: Server, qps: 5, burst: 6}]
            """);
        var settings = Read("""
            - name: PodSecurity
              configuration:
                apiVersion: pod-security.admission.config.k8s.io/v1
                kind: PodSecurityConfiguration
                defaults: {enforce: baseline}
            - name: EventRateLimit
              path: events.yaml
            - name: ValidatingAdmissionWebhook
            """);
        Assert.Equal("baseline", settings.PodSecurity.Defaults.Enforce);
        Assert.Equal(5, settings.EventLimits.Limits[0].Qps);
    }

    [Theory]
    [InlineData("- name: PodSecurity\n  configuration:\n    apiVersion: pod-security.admission.config.k8s.io/v1\n    kind: PodSecurityConfiguration\n    defaults:\n      enforce: strict\n", "admission.yaml:9: defaults.enforce: \"strict\" is no level")]
    [InlineData("- name: PodSecurity\n  configuration:\n    apiVersion: pod-security.admission.config.k8s.io/v1\n    kind: PodSecurityConfiguration\n    defaults:\n      warn: baseline\n      warn-version: v2\n", "admission.yaml:10: defaults.warn-version: \"v2\" is no version")]
    [InlineData("- name: PodSecurity\n  configuration:\n    apiVersion: pod-security.admission.config.k8s.io/v1\n    kind: PodSecurityConfiguration\n    default: {}\n", "admission.yaml:8: unknown field \"default\"")]
    [InlineData("- name: EventRateLimit\n  configuration:\n    apiVersion: eventratelimit.admission.k8s.io/v1alpha1\n    kind: Configuration\n    limits: [{type: All, qps: 1, burst: 1}]\n", "admission.yaml:8: limits: \"All\" with 1 queries a second and bursts of 1 is no limit")]
    [InlineData("- name: ImagePolicyWebhook\n  configuration:\n    imagePolicy:\n      kubeConfigFile: /nowhere/kubeconfig\n      allowTTL: x\n", "admission.yaml:7: imagePolicy.kubeConfigFile:")]
    [InlineData("- name: ImagePolicyWebhook\n  configuration:\n    imagePolicy:\n      images: 1\n", "admission.yaml:7: imagePolicy.images: unknown field")]
    [InlineData("- name: PodSecurity\n", "admission.yaml:4: plugins[0]: PodSecurity has neither path nor configuration")]
    [InlineData("- name: PodSecurity\n  file: x\n", "admission.yaml:5: unknown field \"plugins[0].file\"")]
    [InlineData("- name: EventRateLimit\n  path: none.yaml\n", "none.yaml: cannot be read")]
    public void What_is_wrong_stops_the_start_with_file_line_and_field(string plugins, string problem) =>
        Assert.Contains(problem, Assert.Throws<ConfigurationException>(() => Read(plugins)).Message, StringComparison.Ordinal);

    private AdmissionSettings Read(string plugins)
    {
        File.WriteAllText(ConfigurationPath, $"apiVersion: apiserver.config.k8s.io/v1\nkind: AdmissionConfiguration\nplugins:\n{plugins}");
        var command = new Command("server");
        var flags = new AdmissionFlags();
        flags.AddTo(command);
        return flags.Read(command.Parse(["--admission-control-config-file", ConfigurationPath]));
    }
}
