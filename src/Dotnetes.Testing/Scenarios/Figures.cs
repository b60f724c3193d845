using Dotnetes.Api.Core.V1;
using Dotnetes.Testing.Simulations;

namespace Dotnetes.Testing.Scenarios;

/// <summary>Counts what a cluster has.</summary>
internal static class Figures
{
    public static bool IsReady(Node node) => node.Status.Conditions.Find(c => c.Type == "Ready")?.Status == "True";

    public static ScenarioSample Of(ClusterModel model, double seconds)
    {
        var (nodes, ready, cpu, memory) = (0, new HashSet<string>(StringComparer.Ordinal), 0L, 0.0);
        foreach (var node in model.All<Node>())
        {
            nodes++;
            if (IsReady(node))
            {
                ready.Add(node.Metadata.Name);
                cpu += node.Status.Allocatable["cpu"].MilliValue();
                memory += node.Status.Allocatable["memory"].ToDouble();
            }
        }

        var (pending, running, readyPods, ended, usedCpu, usedMemory) = (0, 0, 0, 0, 0L, 0.0);
        foreach (var pod in model.All<Pod>())
        {
            if (pod.IsOver())
            {
                ended++;
                continue;
            }

            pending += pod.Status.Phase == PodPhase.Pending ? 1 : 0;
            running += pod.Status.Phase == PodPhase.Running ? 1 : 0;
            readyPods += pod.IsReady() ? 1 : 0;
            if (ready.Contains(pod.Spec.NodeName))
            {
                usedCpu += pod.Request("cpu");
                usedMemory += pod.Request("memory") / 1000.0;
            }
        }

        return new(seconds, nodes, ready.Count, pending, running, readyPods, ended, cpu == 0 ? 0 : (double)usedCpu / cpu, memory == 0 ? 0 : usedMemory / memory);
    }
}
