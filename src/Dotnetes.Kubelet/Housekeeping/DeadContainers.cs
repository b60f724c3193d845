using Dotnetes.Cri;
using Dotnetes.Kubelet.Runtime;

namespace Dotnetes.Kubelet.Housekeeping;

/// <summary>
/// Removes what a pod's earlier runs left in the runtime: all but the newest two containers of each name, of which one may run and one is
/// needed for <c>logs --previous</c>, and sandboxes that are replaced and empty. Belongs to the pod's worker.
/// </summary>
internal static class DeadContainers
{
    private const int KeptRuns = 2;

    /// <summary>The containers to remove.</summary>
    public static IReadOnlyList<RuntimeContainer> Surplus(PodRuntimeStatus runtime) =>
        [.. runtime.Containers.GroupBy(c => c.Name).SelectMany(runs => runs.Skip(KeptRuns)).Where(c => c.HasExited || c.State == Cri.V1.ContainerState.Created)];

    /// <summary>Removes what is surplus, with its logs.</summary>
    public static async Task Remove(PodRuntimeStatus runtime, CriClient client, CancellationToken cancellationToken)
    {
        var removed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var container in Surplus(runtime))
        {
            await client.RemoveContainer(container.Id, cancellationToken);
            removed.Add(container.Id);
            Delete(container.LogPath);
            Delete(container.TerminationMessageFile);
        }

        foreach (var sandbox in runtime.Sandboxes.Skip(1).Where(s => !s.IsReady && runtime.Containers.All(c => c.SandboxId != s.Id || removed.Contains(c.Id))))
        {
            await client.RemovePodSandbox(sandbox.Id, cancellationToken);
        }
    }

    private static void Delete(string file)
    {
        try
        {
            if (file.Length > 0)
            {
                foreach (var part in Directory.Exists(Path.GetDirectoryName(file)) ? Directory.GetFiles(Path.GetDirectoryName(file)!, Path.GetFileName(file) + "*") : [])
                {
                    File.Delete(part);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It goes with the pod's directory.
        }
    }
}
