using System.Text;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Machinery.Validation;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.ApiServer.Resources.Validation;

/// <summary>The checks that many kinds share. Each adds what is wrong to the list.</summary>
internal static class FieldChecks
{
    /// <summary>Adds every message about a value.</summary>
    public static void Messages(this FieldErrorList errors, FieldPath field, string value, ValueList<string> messages) => errors.AddInvalid(field, value, messages);

    /// <summary>Adds every message about a number.</summary>
    public static void Messages(this FieldErrorList errors, FieldPath field, long value, ValueList<string> messages)
    {
        foreach (var message in messages)
        {
            errors.Add(FieldError.Invalid(field, value, message));
        }
    }

    public static void NotNegative(this FieldErrorList errors, FieldPath field, long? value)
    {
        if (value is { } number and < 0)
        {
            errors.Add(FieldError.Invalid(field, number, ValidationMessages.NotNegative));
        }
    }

    public static void NotNegative(this FieldErrorList errors, FieldPath field, Quantity value)
    {
        if (value.Sign < 0)
        {
            errors.Add(FieldError.Invalid(field, value.ToString(), ValidationMessages.NotNegative));
        }
    }

    public static void Label(this FieldErrorList errors, FieldPath field, string value) => errors.Messages(field, value, DnsNames.IsDns1123Label(value));

    public static void Subdomain(this FieldErrorList errors, FieldPath field, string value) => errors.Messages(field, value, DnsNames.IsDns1123Subdomain(value));

    public static void QualifiedName(this FieldErrorList errors, FieldPath field, string value) => errors.Messages(field, value, QualifiedNames.IsQualifiedName(value));

    /// <summary>A value must be given and be one of a few.</summary>
    public static void OneOf(this FieldErrorList errors, FieldPath field, string value, params ReadOnlySpan<string> supported)
    {
        if (value.Length == 0)
        {
            errors.Add(FieldError.Required(field));
        }
        else if (!supported.Contains(value))
        {
            errors.Add(FieldError.NotSupported(field, value, supported));
        }
    }

    /// <summary>A value must be one of a few; an empty one is wrong like any other.</summary>
    public static void KnownWord(this FieldErrorList errors, FieldPath field, string value, params ReadOnlySpan<string> supported)
    {
        if (!supported.Contains(value))
        {
            errors.Add(FieldError.NotSupported(field, value, supported));
        }
    }

    public static void Port(this FieldErrorList errors, FieldPath field, int value) => errors.Messages(field, value, Identifiers.IsPortNumber(value));

    public static void PortNumberOrName(this FieldErrorList errors, FieldPath field, IntOrString port)
    {
        if (port.IsString)
        {
            errors.Messages(field, port.StringValue, Identifiers.IsPortName(port.StringValue));
        }
        else
        {
            errors.Port(field, port.IntValue);
        }
    }

    /// <summary>A name that must be given and can stand in a path.</summary>
    public static void PathSegment(this FieldErrorList errors, FieldPath field, string value, string missing = "")
    {
        if (value.Length == 0)
        {
            errors.Add(FieldError.Required(field, missing));
        }
        else
        {
            errors.Messages(field, value, Identifiers.IsPathSegmentName(value));
        }
    }

    /// <summary>A name of a CSI driver.</summary>
    public static void CsiDriverName(this FieldErrorList errors, FieldPath field, string name)
    {
        if (name.Length == 0)
        {
            errors.Add(FieldError.Required(field));
            return;
        }

        if (name.Length > 63)
        {
            errors.Add(FieldError.TooLong(field, 63));
        }

        errors.Messages(field, name, DnsNames.IsDns1123Subdomain(name.ToLowerInvariant()));
    }

    /// <summary>A value must not change.</summary>
    public static void Immutable<T>(this FieldErrorList errors, FieldPath field, T? value, T? old)
        where T : IJsonValue, IHasSchema
    {
        if (!EqualityComparer<T>.Default.Equals(value, old))
        {
            errors.Add(GoObject.Invalid(field, value, ValidationMessages.FieldImmutable));
        }
    }

    public static void Immutable(this FieldErrorList errors, FieldPath field, string? value, string? old)
    {
        if (value != old)
        {
            errors.Add(value is null ? new(FieldErrorType.Invalid, field.ToString(), "null", ValidationMessages.FieldImmutable) : FieldError.Invalid(field, value, ValidationMessages.FieldImmutable));
        }
    }

    public static void Immutable(this FieldErrorList errors, FieldPath field, long? value, long? old)
    {
        if (value != old)
        {
            errors.Add(new(FieldErrorType.Invalid, field.ToString(), value is { } number ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : "null", ValidationMessages.FieldImmutable));
        }
    }

    public static void Immutable(this FieldErrorList errors, FieldPath field, ValueMap<string> value, ValueMap<string> old)
    {
        if (value != old)
        {
            errors.Add(InvalidMap(field, value, ValidationMessages.FieldImmutable));
        }
    }

    /// <summary>An error about a map of strings.</summary>
    public static FieldError InvalidMap(FieldPath field, ValueMap<string> value, string detail)
    {
        if (value.IsNull)
        {
            return new(FieldErrorType.Invalid, field.ToString(), "null", detail);
        }

        using var writer = new JsonWriter(256);
        writer.BeginObject();
        foreach (var (key, text) in value)
        {
            writer.Name(key);
            writer.WriteString(text);
        }

        writer.EndObject();
        return new(FieldErrorType.Invalid, field.ToString(), Encoding.UTF8.GetString(writer.Written), detail);
    }

    /// <summary>A label selector must be well formed.</summary>
    public static void Selector(this FieldErrorList errors, FieldPath field, LabelSelector? selector)
    {
        if (selector is null)
        {
            return;
        }

        errors.AddRange(MetadataValidation.ValidateLabels(selector.MatchLabels, field.Child("matchLabels")));
        for (var i = 0; i < selector.MatchExpressions.Count; i++)
        {
            var expression = selector.MatchExpressions[i];
            var path = field.Child("matchExpressions").Index(i);
            SelectorOperator(errors, path, expression.Operator, expression.Values);
            errors.AddRange(MetadataValidation.ValidateLabelName(expression.Key, path.Child("key")));
            for (var v = 0; v < expression.Values.Count; v++)
            {
                errors.Messages(path.Child("values").Index(v), expression.Values[v], QualifiedNames.IsLabelValue(expression.Values[v]));
            }
        }
    }

    /// <summary>A number or a percentage that is not negative.</summary>
    public static void NumberOrPercent(this FieldErrorList errors, FieldPath field, IntOrString? value)
    {
        if (value is { IsString: true } text)
        {
            foreach (var message in Identifiers.IsPercent(text.StringValue))
            {
                errors.Add(FieldError.Invalid(field, text.StringValue, message));
            }
        }
        else if (value is { } number)
        {
            errors.NotNegative(field, number.IntValue);
        }
    }

    /// <summary>A percentage may not exceed 100%.</summary>
    public static void AtMost100Percent(this FieldErrorList errors, FieldPath field, IntOrString? value)
    {
        if (value is { IsString: true } text && text.TryGetScaledValueFromIntOrPercent(100, false, out var percent) && percent > 100)
        {
            errors.Add(FieldError.Invalid(field, text.StringValue, "must not be greater than 100%"));
        }
    }

    /// <summary>Whether a number or percentage is zero or not given.</summary>
    public static bool IsZero(IntOrString? value) => value is not { } v || (v.IsString ? v.TryGetScaledValueFromIntOrPercent(100, false, out var percent) && percent == 0 : v.IntValue == 0);

    /// <summary>Whether the labels fit the selector; a selector with unknown operators fits nothing.</summary>
    public static bool Matches(LabelSelector selector, ValueMap<string> labels)
    {
        foreach (var (key, value) in selector.MatchLabels)
        {
            if (labels.GetValueOrDefault(key) != value)
            {
                return false;
            }
        }

        foreach (var expression in selector.MatchExpressions)
        {
            var has = labels.TryGetValue(expression.Key, out var value);
            var fits = expression.Operator switch
            {
                "In" => has && expression.Values.Contains(value!),
                "NotIn" => !has || !expression.Values.Contains(value!),
                "Exists" => has,
                "DoesNotExist" => !has,
                _ => false,
            };
            if (!fits)
            {
                return false;
            }
        }

        return true;
    }

    private static void SelectorOperator(FieldErrorList errors, FieldPath path, string comparison, ValueList<string> values)
    {
        switch (comparison)
        {
            case "In" or "NotIn":
                if (values.IsEmpty)
                {
                    errors.Add(FieldError.Required(path.Child("values"), "must be specified when `operator` is 'In' or 'NotIn'"));
                }

                break;
            case "Exists" or "DoesNotExist":
                if (!values.IsEmpty)
                {
                    errors.Add(FieldError.Forbidden(path.Child("values"), "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"));
                }

                break;
            default:
                errors.Add(FieldError.Invalid(path.Child("operator"), comparison, "not a valid selector operator"));
                break;
        }
    }
}
