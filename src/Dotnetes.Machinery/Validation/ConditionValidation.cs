using System.Text;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Machinery.Validation;

/// <summary>Checks of the standard conditions in the status of objects.</summary>
public static class ConditionValidation
{
    private const int MaxReasonLength = 1024;
    private const int MaxMessageLength = 32 * 1024;

    private static readonly string s_reasonMessage = ValidationMessages.Regex(
        "a condition reason must start with alphabetic character, optionally followed by a string of alphanumeric characters or '_,:', and must end with an alphanumeric character or '_'",
        "[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?",
        "my_name",
        "MY_NAME",
        "MyName",
        "ReasonA,ReasonB",
        "ReasonA:ReasonB");

    /// <summary>Checks conditions, of which no two may have the same type.</summary>
    public static FieldErrorList Validate(ValueList<Condition> conditions, FieldPath field)
    {
        var errors = new FieldErrorList();
        var types = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < conditions.Count; i++)
        {
            if (!types.Add(conditions[i].Type))
            {
                errors.Add(FieldError.Duplicate(field.Index(i).Child("type"), conditions[i].Type));
            }

            errors.AddRange(Validate(conditions[i], field.Index(i)));
        }

        return errors;
    }

    /// <summary>Checks one condition.</summary>
    public static FieldErrorList Validate(Condition condition, FieldPath field)
    {
        var errors = MetadataValidation.ValidateLabelName(condition.Type, field.Child("type"));
        if (condition.Status is not ("True" or "False" or "Unknown"))
        {
            errors.Add(FieldError.NotSupported(field.Child("status"), condition.Status, "False", "True", "Unknown"));
        }

        if (condition.ObservedGeneration < 0)
        {
            errors.Add(FieldError.Invalid(field.Child("observedGeneration"), condition.ObservedGeneration, "must be greater than or equal to zero"));
        }

        if (condition.LastTransitionTime.IsZero)
        {
            errors.Add(FieldError.Required(field.Child("lastTransitionTime")));
        }

        var reason = field.Child("reason");
        if (condition.Reason.Length == 0)
        {
            errors.Add(FieldError.Required(reason));
        }
        else if (!IsReason(condition.Reason))
        {
            errors.Add(FieldError.Invalid(reason, condition.Reason, s_reasonMessage));
        }

        if (Encoding.UTF8.GetByteCount(condition.Reason) > MaxReasonLength)
        {
            errors.Add(FieldError.TooLong(reason, MaxReasonLength));
        }

        if (Encoding.UTF8.GetByteCount(condition.Message) > MaxMessageLength)
        {
            errors.Add(FieldError.TooLong(field.Child("message"), MaxMessageLength));
        }

        return errors;
    }

    private static bool IsReason(string value)
    {
        foreach (var c in value)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or ',' or ':'))
            {
                return false;
            }
        }

        return char.IsAsciiLetter(value[0]) && value[^1] is not (',' or ':');
    }
}
