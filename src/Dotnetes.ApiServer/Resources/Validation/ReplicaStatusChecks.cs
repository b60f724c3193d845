using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Validation;

/// <summary>What the numbers in the status of replica sets and replication controllers must keep.</summary>
internal static class ReplicaStatusChecks
{
    private const string TooMany = "cannot be greater than status.replicas";

    /// <summary>Checks a status.</summary>
    public static void Validate(FieldErrorList errors, int replicas, int labeled, int ready, int available, long generation, int terminating = 0)
    {
        var path = FieldPath.Of("status");
        errors.NotNegative(path.Child("replicas"), replicas);
        errors.NotNegative(path.Child("fullyLabeledReplicas"), labeled);
        errors.NotNegative(path.Child("readyReplicas"), ready);
        errors.NotNegative(path.Child("availableReplicas"), available);
        errors.NotNegative(path.Child("observedGeneration"), generation);
        errors.NotNegative(path.Child("terminatingReplicas"), terminating);
        AtMost("fullyLabeledReplicas", labeled, replicas, TooMany);
        AtMost("readyReplicas", ready, replicas, TooMany);
        AtMost("availableReplicas", available, replicas, TooMany);
        AtMost("availableReplicas", available, ready, "cannot be greater than readyReplicas");

        void AtMost(string field, int value, int limit, string text)
        {
            if (value > limit)
            {
                errors.Add(FieldError.Invalid(path.Child(field), value, text));
            }
        }
    }
}
