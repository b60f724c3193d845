using System.Globalization;
using Dotnetes.Api.Batch.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Controllers.Replication;

namespace Dotnetes.Controllers.Jobs;

/// <summary>What job controllers ask about pods, and how the pods of jobs are made.</summary>
internal static class JobPods
{
    /// <summary>The finalizer of pods that the status of their job does not count yet (KEP-2307).</summary>
    public const string Finalizer = "batch.kubernetes.io/job-tracking";

    /// <summary>The annotation and label with a pod's completion index.</summary>
    public const string IndexKey = "batch.kubernetes.io/job-completion-index";

    private const string FailureCountKey = "batch.kubernetes.io/job-index-failure-count";
    private const string IgnoredFailureCountKey = "batch.kubernetes.io/job-index-ignored-failure-count";
    private const string IndexVariable = "JOB_COMPLETION_INDEX";
    private const int MaxGeneratedName = 58;

    /// <summary>The patch that takes the finalizer away.</summary>
    public static ObjectPatch WithoutFinalizer { get; } = ObjectPatch.Strategic($$$"""{"metadata":{"$deleteFromPrimitiveList/finalizers":["{{{Finalizer}}}"]}}""");

    /// <summary>Whether every completion has an index of its own.</summary>
    public static bool IsIndexed(Job job) => job.Spec.CompletionMode == CompletionMode.Indexed;

    /// <summary>The completion mode, as metrics have it.</summary>
    public static string ModeOf(Job job) => job.Spec.CompletionMode ?? CompletionMode.NonIndexed;

    /// <summary>Whether failures count per index (KEP-3850).</summary>
    public static bool CountsPerIndex(Job job) => IsIndexed(job) && job.Spec.BackoffLimitPerIndex is not null;

    /// <summary>Whether pods are replaced only when they have ended, and not while they are ending (KEP-3939).</summary>
    public static bool WaitsForEnd(Job job) => job.Spec.PodReplacementPolicy == PodReplacementPolicy.Failed || job.Spec.PodFailurePolicy is not null;

    /// <summary>Whether a job has come to its end.</summary>
    public static bool IsFinished(Job job) => job.Status.Conditions.Any(c => c.Type is JobConditionType.Complete or JobConditionType.Failed && c.Status == "True");

    /// <summary>Whether a pod is not counted yet.</summary>
    public static bool HasFinalizer(Pod pod) => pod.Metadata.Finalizers.Contains(Finalizer);

    /// <summary>Whether a pod is being deleted and has not ended.</summary>
    public static bool IsTerminating(Pod pod) => pod.Metadata.DeletionTimestamp is not null && !PodState.IsTerminal(pod);

    /// <summary>Whether a pod counts as failed; one that is being deleted does, unless its end is waited for.</summary>
    public static bool IsFailed(Job job, Pod pod) =>
        pod.Status.Phase == PodPhase.Failed || (!WaitsForEnd(job) && pod.Metadata.DeletionTimestamp is not null && pod.Status.Phase != PodPhase.Succeeded);

    /// <summary>The completion index of a pod; -1 when it has none that the job knows.</summary>
    public static int IndexOf(Job job, Pod pod) =>
        int.TryParse(pod.Metadata.Annotations.GetValueOrDefault(IndexKey), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < (job.Spec.Completions ?? 0) ? index : -1;

    /// <summary>The failures of its index before a pod.</summary>
    public static int FailureCount(Pod pod) => Number(pod, FailureCountKey);

    /// <summary>The failures of its index before a pod, with those that the failure policy does not count.</summary>
    public static int AbsoluteFailureCount(Pod pod) => Number(pod, FailureCountKey) + Number(pod, IgnoredFailureCountKey);

    /// <summary>When a pod ended, as well as it can be told.</summary>
    public static DateTimeOffset FinishTime(Pod pod)
    {
        var sidecars = pod.Spec.InitContainers.Where(c => c.RestartPolicy == "Always").Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        var ends = pod.Status.ContainerStatuses.Concat(pod.Status.InitContainerStatuses.Where(s => sidecars.Contains(s.Name))).Select(s => s.State.Terminated?.FinishedAt ?? default).ToList();
        if (ends.Count > 0 && !ends.Any(e => e.IsZero))
        {
            return ends.Max().ToDateTimeOffset();
        }

        if (PodState.ReadyCondition(pod) is { Status: "False", LastTransitionTime.IsZero: false } ready)
        {
            return ready.LastTransitionTime.ToDateTimeOffset();
        }

        return pod.Metadata.DeletionTimestamp is { } deletion
            ? deletion.ToDateTimeOffset().AddSeconds(-(pod.Metadata.DeletionGracePeriodSeconds ?? 0))
            : pod.Metadata.CreationTimestamp.ToDateTimeOffset();
    }

    /// <summary>A pod of a job.</summary>
    public static Pod NewPod(Job job)
    {
        var pod = PodTemplates.CreatePod(job.Spec.Template, job);
        return HasFinalizer(pod) ? pod : pod with { Metadata = pod.Metadata with { Finalizers = pod.Metadata.Finalizers.Add(Finalizer) } };
    }

    /// <summary>A pod for one completion index.</summary>
    /// <param name="job">The job.</param>
    /// <param name="index">The index.</param>
    /// <param name="replaced">The failed pod that it replaces, when failures count per index.</param>
    public static Pod NewPod(Job job, int index, Pod? replaced)
    {
        var pod = NewPod(job);
        var number = index.ToString(CultureInfo.InvariantCulture);
        var annotations = pod.Metadata.Annotations.With(IndexKey, number);
        if (CountsPerIndex(job))
        {
            var counts = replaced is null || FailurePolicy.Judge(job.Spec.PodFailurePolicy, replaced).Counts;
            annotations = annotations.With(FailureCountKey, Text(replaced is null ? 0 : FailureCount(replaced) + (counts ? 1 : 0)));
            var ignored = replaced is null ? 0 : Number(replaced, IgnoredFailureCountKey) + (counts ? 0 : 1);
            annotations = ignored > 0 ? annotations.With(IgnoredFailureCountKey, Text(ignored)) : annotations;
        }

        return pod with
        {
            Metadata = pod.Metadata with { GenerateName = NamePrefix(job.Metadata.Name, $"-{number}-"), Annotations = annotations, Labels = pod.Metadata.Labels.With(IndexKey, number) },
            Spec = pod.Spec with
            {
                Hostname = $"{job.Metadata.Name}-{number}",
                InitContainers = pod.Spec.InitContainers.Map(WithIndex),
                Containers = pod.Spec.Containers.Map(WithIndex),
            },
        };
    }

    private static string NamePrefix(string name, string suffix) =>
        (name.Length + suffix.Length > MaxGeneratedName ? name[..(MaxGeneratedName - suffix.Length)] : name) + suffix;

    private static Container WithIndex(Container container) => container.Env.Any(e => e.Name == IndexVariable)
        ? container
        : container with { Env = container.Env.Add(new() { Name = IndexVariable, ValueFrom = new() { FieldRef = new() { FieldPath = $"metadata.labels['{IndexKey}']" } } }) };

    private static int Number(Pod pod, string key) =>
        int.TryParse(pod.Metadata.Annotations.GetValueOrDefault(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
