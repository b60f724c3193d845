using Dotnetes.Api.Meta.V1;

namespace Dotnetes.Machinery.Validation;

/// <summary>Checks of the structured selectors in objects.</summary>
public static class LabelSelectorValidation
{
    /// <summary>Checks a label selector; null is valid.</summary>
    /// <param name="selector">The selector.</param>
    /// <param name="field">Its path.</param>
    /// <param name="allowInvalidValues">Whether malformed label values are let pass, for objects that have them already.</param>
    /// <param name="allowUnknownOperators">Whether operators that nobody knows are let pass.</param>
    public static FieldErrorList Validate(LabelSelector? selector, FieldPath field, bool allowInvalidValues = false, bool allowUnknownOperators = false)
    {
        var errors = new FieldErrorList();
        if (selector is null)
        {
            return errors;
        }

        errors.AddRange(MetadataValidation.ValidateLabels(selector.MatchLabels, field.Child("matchLabels")));
        for (var i = 0; i < selector.MatchExpressions.Count; i++)
        {
            ValidateRequirement(selector.MatchExpressions[i], field.Child("matchExpressions").Index(i), allowInvalidValues, allowUnknownOperators, errors);
        }

        return errors;
    }

    /// <summary>Whether a selector has a malformed label value.</summary>
    public static bool HasInvalidValue(LabelSelector? selector) =>
        selector is not null && selector.MatchExpressions.Any(e => e.Values.Any(v => !QualifiedNames.IsLabelValue(v).IsEmpty));

    /// <summary>Checks a requirement on a field.</summary>
    public static FieldErrorList ValidateFieldRequirement(FieldSelectorRequirement requirement, FieldPath field, bool allowUnknownOperators = false)
    {
        var errors = new FieldErrorList();
        if (requirement.Key.Length == 0)
        {
            errors.Add(FieldError.Required(field.Child("key"), "must be specified"));
        }

        ValidateOperator(requirement.Operator, requirement.Values.Count, field, allowUnknownOperators, errors);
        return errors;
    }

    /// <summary>Checks a requirement on a label.</summary>
    public static FieldErrorList ValidateRequirement(LabelSelectorRequirement requirement, FieldPath field, bool allowUnknownOperators = false)
    {
        var errors = new FieldErrorList();
        ValidateRequirement(requirement, field, allowInvalidValues: false, allowUnknownOperators, errors);
        return errors;
    }

    private static void ValidateRequirement(
        LabelSelectorRequirement requirement, FieldPath field, bool allowInvalidValues, bool allowUnknownOperators, FieldErrorList errors)
    {
        ValidateOperator(requirement.Operator, requirement.Values.Count, field, allowUnknownOperators, errors);
        errors.AddRange(MetadataValidation.ValidateLabelName(requirement.Key, field.Child("key")));
        for (var i = 0; i < requirement.Values.Count && !allowInvalidValues; i++)
        {
            errors.AddInvalid(field.Child("values").Index(i), requirement.Values[i], QualifiedNames.IsLabelValue(requirement.Values[i]));
        }
    }

    private static void ValidateOperator(string selectorOperator, int valueCount, FieldPath field, bool allowUnknown, FieldErrorList errors)
    {
        switch (selectorOperator)
        {
            case LabelSelectorOperator.In or LabelSelectorOperator.NotIn:
                if (valueCount == 0)
                {
                    errors.Add(FieldError.Required(field.Child("values"), "must be specified when `operator` is 'In' or 'NotIn'"));
                }

                break;
            case LabelSelectorOperator.Exists or LabelSelectorOperator.DoesNotExist:
                if (valueCount > 0)
                {
                    errors.Add(FieldError.Forbidden(field.Child("values"), "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"));
                }

                break;
            default:
                if (!allowUnknown)
                {
                    errors.Add(FieldError.Invalid(field.Child("operator"), selectorOperator, "not a valid selector operator"));
                }

                break;
        }
    }
}
