namespace Dotnetes.Controllers.StatefulSets;

/// <summary>A pod cannot be made, because a claim that it needs is being deleted.</summary>
internal sealed class ClaimDeletingException(string message) : Exception(message);
