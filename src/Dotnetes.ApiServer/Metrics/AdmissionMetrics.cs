using Dotnetes.ApiServer.Admission;
using Dotnetes.Machinery.Metrics;

namespace Dotnetes.ApiServer.Metrics;

/// <summary>What is reported about the admission chain, under upstream's names.</summary>
internal sealed class AdmissionMetrics
{
    private static readonly double[] s_durations = [0.005, 0.025, 0.1, 0.5, 1, 2.5];
    private static readonly string[] s_operations = ["CREATE", "UPDATE", "DELETE", "CONNECT"];

    private readonly MetricFamily<Histogram> _controllers;
    private readonly MetricFamily<Histogram> _steps;
    private readonly MetricFamily<Summary> _summaries;

    /// <summary>Registers the metrics.</summary>
    public AdmissionMetrics(MetricRegistry registry)
    {
        _controllers = registry.Histogram(
            "apiserver_admission_controller_admission_duration_seconds", "How long an admission plugin takes.", MetricStability.Stable, s_durations,
            "name", "operation", "rejected", "type");
        _steps = registry.Histogram(
            "apiserver_admission_step_admission_duration_seconds", "How long a round of admission takes.", MetricStability.Stable, s_durations,
            "operation", "rejected", "type");
        _summaries = registry.Summary(
            "apiserver_admission_step_admission_duration_seconds_summary", "How long a round of admission takes.", MetricStability.Alpha,
            "operation", "rejected", "type");
    }

    /// <summary>Takes the times of one plugin.</summary>
    public AdmissionTimer Controller(string name, AdmissionOperation operation, AdmissionPhases phase)
    {
        var (verb, type) = (s_operations[(int)operation], TypeOf(phase));
        return new(rejected => _controllers.With(name, verb, rejected, type));
    }

    /// <summary>Takes the times of a round.</summary>
    public AdmissionTimer Step(AdmissionOperation operation, AdmissionPhases phase)
    {
        var (verb, type) = (s_operations[(int)operation], TypeOf(phase));
        return new(rejected => _steps.With(verb, rejected, type), rejected => _summaries.With(verb, rejected, type));
    }

    private static string TypeOf(AdmissionPhases phase) => phase == AdmissionPhases.Mutating ? "admit" : "validate";
}
