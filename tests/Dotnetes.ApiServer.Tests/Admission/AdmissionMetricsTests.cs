using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Admission;
using Dotnetes.ApiServer.Tests.Resources;
using Dotnetes.Client;
using Dotnetes.Machinery.Metrics;

namespace Dotnetes.ApiServer.Tests.Admission;

public sealed class AdmissionMetricsTests
{
    [Fact]
    public async Task Rounds_and_plugins_are_timed_by_operation_and_outcome()
    {
        await using var server = await AdmissionServer.StartWith("NamespaceLifecycle", "PodSecurity", "LimitRanger");
        await server.Client.Create(AdmissionServer.Pod());
        await Assert.ThrowsAsync<KubeApiException>(() => server.Client.Create(AdmissionServer.Pod(ns: "none")).AsTask());
        await server.Client.Delete<Pod>("default", "p");
        var text = MetricRegistry.Write(server.Server.Host.Core.Options.Metrics);
        foreach (var labels in (string[])
        [
            "controller_admission_duration_seconds_count{name=\"NamespaceLifecycle\",operation=\"CREATE\",rejected=\"false\",type=\"admit\"}",
            "controller_admission_duration_seconds_count{name=\"NamespaceLifecycle\",operation=\"CREATE\",rejected=\"true\",type=\"admit\"} 1",
            "controller_admission_duration_seconds_count{name=\"PodSecurity\",operation=\"CREATE\",rejected=\"false\",type=\"validate\"}",
            "controller_admission_duration_seconds_count{name=\"LimitRanger\",operation=\"CREATE\",rejected=\"false\",type=\"admit\"}",
            "step_admission_duration_seconds_count{operation=\"CREATE\",rejected=\"true\",type=\"admit\"} 1",
            "step_admission_duration_seconds_count{operation=\"DELETE\",rejected=\"false\",type=\"validate\"}",
            "step_admission_duration_seconds_bucket{operation=\"CREATE\",rejected=\"false\",type=\"validate\",le=\"0.005\"}",
            "step_admission_duration_seconds_summary_count{operation=\"CREATE\",rejected=\"true\",type=\"admit\"} 1",
        ])
        {
            Assert.Contains("apiserver_admission_" + labels, text, StringComparison.Ordinal);
        }

        Assert.Contains("# TYPE apiserver_admission_step_admission_duration_seconds_summary summary", text, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"PodSecurity\",operation=\"CREATE\",rejected=\"false\",type=\"admit\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"PodSecurity\",operation=\"DELETE\"", text, StringComparison.Ordinal);
    }

    [FactsFact]
    public void Plugins_take_part_in_upstreams_rounds_and_operations()
    {
        var services = AdmissionBench.Services();
        var plugins = AdmissionPluginTable.Create(new AdmissionSettings
        {
            Enabled = AdmissionPluginTable.Names.Where(n => n != "ImagePolicyWebhook").ToValueList(),
        })(services).ToDictionary(p => p.Name);
        var rows = SharedFacts.Table("admission-plugins.tsv");
        foreach (var row in rows.Where(r => plugins.ContainsKey(r["plugin"])))
        {
            var plugin = plugins[row["plugin"]];
            var phases = (row["phases"].Contains('M') ? AdmissionPhases.Mutating : 0) | (row["phases"].Contains('V') ? AdmissionPhases.Validating : 0);
            Assert.True(phases == plugin.Phases, $"{plugin.Name} takes part in {plugin.Phases}");
            var operations = row["operations"].Split(',').Order();
            var handled = Enum.GetValues<AdmissionOperation>().Where(plugin.Handles).Select(o => o.ToString().ToUpperInvariant()).Order();
            Assert.True(operations.SequenceEqual(handled), $"{plugin.Name} handles {string.Join(',', handled)}");
        }
    }
}
