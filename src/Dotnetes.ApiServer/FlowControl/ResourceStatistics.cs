namespace Dotnetes.ApiServer.FlowControl;

/// <summary>How large a resource is.</summary>
/// <param name="Objects">How many objects it has; zero when that is not known.</param>
/// <param name="AverageBytes">The size of an object in the store; zero when that is not known.</param>
internal readonly record struct ResourceStatistics(long Objects, long AverageBytes);
