using Dotnetes.Api.FlowControl.V1;
using Dotnetes.ApiServer.FlowControl.Configuration;
using Dotnetes.ApiServer.FlowControl.Queuing;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.FlowControl;

/// <summary>Checks of priority levels.</summary>
internal static class PriorityLevelValidation
{
    private const int MaxQueues = 10_000_000;
    private const string PreserveZero = "flowcontrol.k8s.io/v1beta3-preserve-zero-concurrency-shares";

    /// <summary>Checks a whole priority level.</summary>
    public static void Check(PriorityLevelConfiguration level, FieldErrorList errors)
    {
        // It means something only where v1beta3 is served.
        if (level.Metadata.Annotations.ContainsKey(PreserveZero))
        {
            errors.Add(FieldError.Forbidden(FieldPath.Of("metadata", "annotations"), $"annotation '{PreserveZero}' is forbidden"));
        }

        var field = FieldPath.Of("spec");
        Spec(level.Metadata.Name, level.Spec, field, errors);
        Fixed(level.Metadata.Name, level.Spec, field, errors);
        Status(level.Status, errors);
    }

    /// <summary>Checks the status.</summary>
    public static void Status(PriorityLevelConfigurationStatus status, FieldErrorList errors) =>
        ConditionChecks.Types([.. status.Conditions.Select(c => c.Type)], FieldPath.Of("status", "conditions"), errors);

    private static void Fixed(string name, PriorityLevelConfigurationSpec spec, FieldPath field, FieldErrorList errors)
    {
        if (name == BootstrapPriorityLevels.ExemptName)
        {
            if (spec with { Exempt = null } != BootstrapPriorityLevels.Exempt.Spec with { Exempt = null })
            {
                errors.Add(GoObject.Invalid(field, spec, $"spec of '{name}' except the 'spec.exempt' field must equal the fixed value"));
            }
        }
        else if (name == BootstrapPriorityLevels.CatchAllName && spec != BootstrapPriorityLevels.CatchAll.Spec)
        {
            errors.Add(GoObject.Invalid(field, spec, $"spec of '{name}' must equal the fixed value"));
        }
    }

    private static void Spec(string name, PriorityLevelConfigurationSpec spec, FieldPath field, FieldErrorList errors)
    {
        if (name == BootstrapPriorityLevels.ExemptName != (spec.Type == PriorityLevelEnablement.Exempt))
        {
            errors.Add(FieldError.Invalid(field.Child("type"), spec.Type, "must be 'Exempt' if and only if `name` is 'exempt'"));
        }

        switch (spec.Type)
        {
            case PriorityLevelEnablement.Exempt:
                if (spec.Limited is not null)
                {
                    errors.Add(FieldError.Forbidden(field.Child("limited"), "must be nil if the type is not Limited"));
                }

                if (spec.Exempt is { } exempt)
                {
                    Shares(exempt.NominalConcurrencyShares, field.Child("exempt"), errors);
                    Lendable(exempt.LendablePercent, field.Child("exempt"), errors);
                }

                break;
            case PriorityLevelEnablement.Limited:
                if (spec.Exempt is not null)
                {
                    errors.Add(FieldError.Forbidden(field.Child("exempt"), "must be nil if the type is Limited"));
                }

                if (spec.Limited is { } limited)
                {
                    Limited(limited, field.Child("limited"), errors);
                }
                else
                {
                    errors.Add(FieldError.Required(field.Child("limited"), "must not be empty when type is Limited"));
                }

                break;
            default:
                errors.Add(FieldError.NotSupported(field.Child("type"), spec.Type, PriorityLevelEnablement.Exempt, PriorityLevelEnablement.Limited));
                break;
        }
    }

    private static void Limited(LimitedPriorityLevelConfiguration limited, FieldPath field, FieldErrorList errors)
    {
        Shares(limited.NominalConcurrencyShares, field, errors);
        var response = field.Child("limitResponse");
        switch (limited.LimitResponse.Type)
        {
            case LimitResponseType.Reject:
                if (limited.LimitResponse.Queuing is not null)
                {
                    errors.Add(FieldError.Forbidden(response.Child("queuing"), "must be nil if limited.limitResponse.type is not Limited"));
                }

                break;
            case LimitResponseType.Queue:
                if (limited.LimitResponse.Queuing is { } queuing)
                {
                    Queuing(queuing, response.Child("queuing"), errors);
                }
                else
                {
                    errors.Add(FieldError.Required(response.Child("queuing"), "must not be empty if limited.limitResponse.type is Limited"));
                }

                break;
            default:
                errors.Add(FieldError.NotSupported(response.Child("type"), limited.LimitResponse.Type, LimitResponseType.Queue, LimitResponseType.Reject));
                break;
        }

        Lendable(limited.LendablePercent, field, errors);
        if (limited.BorrowingLimitPercent is { } borrowing and < 0)
        {
            errors.Add(FieldError.Invalid(field.Child("borrowingLimitPercent"), borrowing, "if specified, must be a non-negative integer"));
        }
    }

    private static void Shares(int? shares, FieldPath field, FieldErrorList errors)
    {
        if (shares is { } number and < 0)
        {
            errors.Add(FieldError.Invalid(field.Child("nominalConcurrencyShares"), number, "must be a non-negative integer"));
        }
    }

    private static void Lendable(int? percent, FieldPath field, FieldErrorList errors)
    {
        if (percent is { } number and (< 0 or > 100))
        {
            errors.Add(FieldError.Invalid(field.Child("lendablePercent"), number, "must be between 0 and 100, inclusive"));
        }
    }

    private static void Queuing(QueuingConfiguration queuing, FieldPath field, FieldErrorList errors)
    {
        if (queuing.QueueLengthLimit <= 0)
        {
            errors.Add(FieldError.Invalid(field.Child("queueLengthLimit"), queuing.QueueLengthLimit, "must be positive"));
        }

        if (queuing.Queues <= 0)
        {
            errors.Add(FieldError.Invalid(field.Child("queues"), queuing.Queues, "must be positive"));
        }
        else if (queuing.Queues > MaxQueues)
        {
            errors.Add(FieldError.Invalid(field.Child("queues"), queuing.Queues, $"must not be greater than {MaxQueues}"));
        }

        var hand = field.Child("handSize");
        if (queuing.HandSize <= 0)
        {
            errors.Add(FieldError.Invalid(hand, queuing.HandSize, "must be positive"));
        }
        else if (queuing.HandSize > queuing.Queues)
        {
            errors.Add(FieldError.Invalid(hand, queuing.HandSize, $"should not be greater than queues ({queuing.Queues})"));
        }
        else if (ShuffleDealer.EntropyBits(queuing.Queues, queuing.HandSize) > ShuffleDealer.MaxEntropyBits)
        {
            var detail = $"required entropy bits of deckSize {queuing.Queues} and handSize {queuing.HandSize} should not be greater than {ShuffleDealer.MaxEntropyBits}";
            errors.Add(FieldError.Invalid(hand, queuing.HandSize, detail));
        }
    }
}
