namespace Dotnetes.Controllers.Disruptions;

/// <summary>It cannot be told how many disruptions a budget allows; the message says why.</summary>
internal sealed class DisruptionUnknownException(string message) : Exception(message);
