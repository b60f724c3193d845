using Dotnetes.Api.Core.V1;

namespace Dotnetes.Scheduler.Framework;

/// <summary>An event and the question whether it may help a pod.</summary>
/// <param name="Resource">What changed.</param>
/// <param name="Actions">How it changed.</param>
/// <param name="MayHelp">Given the pod and the old and new state of what changed: whether to try the pod again. Null means always.</param>
public sealed record QueueingHint(EventResource Resource, EventAction Actions, Func<Pod, IKubeObject?, IKubeObject?, bool>? MayHelp = null);
