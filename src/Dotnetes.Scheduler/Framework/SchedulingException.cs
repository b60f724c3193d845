namespace Dotnetes.Scheduler.Framework;

/// <summary>A plugin failed, as opposed to refusing a pod. The pod is tried again with back-off.</summary>
public sealed class SchedulingException(string message) : Exception(message);
