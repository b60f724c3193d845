namespace Dotnetes.Client.Events;

/// <summary>What events that are counted together have in common; an empty message stands for any.</summary>
internal readonly record struct SimilarKey(ObjectIdentity Object, string FieldPath, string Type, string Reason, string Action, string Message)
{
    public static SimilarKey Of(RecordedEvent e, string message) =>
        new(ObjectIdentity.Of(e), e.Regarding.FieldPath, e.Type, e.Reason, e.Action, message);
}
