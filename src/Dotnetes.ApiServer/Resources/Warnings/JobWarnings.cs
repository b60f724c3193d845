using Dotnetes.Api.Batch.V1;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Warnings;

/// <summary>What is legal in jobs but hardly meant.</summary>
internal static class JobWarnings
{
    private const int ManyCompletions = 100_000;
    private const int MuchParallelism = 10_000;

    /// <summary>Warnings about the spec of a job.</summary>
    public static IEnumerable<string> Of(FieldPath path, JobSpec spec) =>
    [
        .. spec is { CompletionMode: "Indexed", Completions: > ManyCompletions, Parallelism: > MuchParallelism }
            ?
            [
                $"{path}: In Indexed Jobs with a number of completions higher than 10^5 and a parallelism higher than 10^4, Kubernetes might not be able to track completedIndexes when a big number of indexes fail",
            ]
            : Array.Empty<string>(),
        .. PodWarnings.Template(path.Child("template"), spec.Template),
    ];
}
