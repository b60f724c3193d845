namespace Dotnetes.ApiServer.Audit;

/// <summary>What the policy says of a request.</summary>
/// <param name="Level">How much is kept.</param>
/// <param name="OmittedStages">The stages at which no event is made.</param>
/// <param name="OmitManagedFields">Whether bodies are kept without their managed fields.</param>
internal readonly record struct AuditDecision(AuditLevel Level, AuditStages OmittedStages, bool OmitManagedFields);
