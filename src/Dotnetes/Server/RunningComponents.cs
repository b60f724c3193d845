using System.Collections.Concurrent;
using Dotnetes.ApiServer.Resources.Core.Components;

namespace Dotnetes.Server;

/// <summary>The components that run in this process, for those who ask how they are.</summary>
internal sealed class RunningComponents
{
    private readonly ConcurrentDictionary<string, Task> _tasks = new(StringComparer.Ordinal);

    /// <summary>Notes that a component runs as long as its task.</summary>
    public Task Add(string name, Task task) => _tasks[name] = task;

    /// <summary>Tells whether a component runs.</summary>
    public ComponentProbe Probe(string name) => new(name, _ => new(_tasks.TryGetValue(name, out var task) && !task.IsCompleted ? null : "it does not run"));
}
