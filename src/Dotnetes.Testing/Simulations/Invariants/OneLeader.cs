namespace Dotnetes.Testing.Simulations.Invariants;

/// <summary>Of the replicas of a component never two work at once.</summary>
/// <param name="report">Is told what is wrong.</param>
internal sealed class OneLeader(Action<string> report)
{
    private readonly Dictionary<string, HashSet<int>> _working = [];

    public void Note(string component, int replica, bool works)
    {
        if (!_working.TryGetValue(component, out var replicas))
        {
            _working.Add(component, replicas = []);
        }

        if (!works)
        {
            replicas.Remove(replica);
        }
        else if (replicas.Add(replica) && replicas.Count > 1)
        {
            report($"replicas {string.Join(" and ", replicas.Order())} of {component} work at once");
        }
    }
}
