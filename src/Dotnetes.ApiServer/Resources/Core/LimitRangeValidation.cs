using System.Globalization;
using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core;

/// <summary>The rules of limit ranges: minimum, default request, default limit and maximum must be in order.</summary>
internal static class LimitRangeValidation
{
    private const string NotForPods = "may not be specified when `type` is 'Pod'";

    /// <summary>Checks a limit range.</summary>
    public static void Validate(LimitRange value, FieldErrorList errors)
    {
        var types = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < value.Spec.Limits.Count; i++)
        {
            var item = value.Spec.Limits[i];
            var path = FieldPath.Of("spec", "limits").Index(i);
            Type(errors, path.Child("type"), item.Type);
            if (!types.Add(item.Type))
            {
                errors.Add(FieldError.Duplicate(path.Child("type"), item.Type));
            }

            Names(errors, path.Child("max"), item.Type, item.Max);
            Names(errors, path.Child("min"), item.Type, item.Min);
            if (item.Type == "Pod")
            {
                Unset(errors, path.Child("default"), item.Default);
                Unset(errors, path.Child("defaultRequest"), item.DefaultRequest);
                item = item with { Default = default, DefaultRequest = default };
            }
            else
            {
                Names(errors, path.Child("default"), item.Type, item.Default);
                Names(errors, path.Child("defaultRequest"), item.Type, item.DefaultRequest);
            }

            if (item.Type == "PersistentVolumeClaim" && !item.Min.ContainsKey("storage") && !item.Max.ContainsKey("storage"))
            {
                errors.Add(FieldError.Required(path.Child("limits"), "either minimum or maximum storage value is required, but neither was provided"));
            }

            Names(errors, path.Child("maxLimitRequestRatio"), item.Type, item.MaxLimitRequestRatio);
            foreach (var name in item.Max.Keys.Union(item.Min.Keys).Union(item.Default.Keys).Union(item.DefaultRequest.Keys).Union(item.MaxLimitRequestRatio.Keys))
            {
                Order(errors, path, name, item);
                Ratio(errors, path.Child("maxLimitRequestRatio").Key(name), name, item);
            }
        }
    }

    private static void Type(FieldErrorList errors, FieldPath path, string type)
    {
        var wrong = QualifiedNames.IsQualifiedName(type);
        errors.Messages(path, type, wrong);
        if (wrong.IsEmpty && !type.Contains('/', StringComparison.Ordinal) && type is not ("Pod" or "Container" or "PersistentVolumeClaim"))
        {
            errors.Add(FieldError.Invalid(path, type, "must be a standard limit type or fully qualified"));
        }
    }

    private static void Names(FieldErrorList errors, FieldPath path, string type, ValueMap<Quantity> amounts)
    {
        foreach (var name in amounts.Keys)
        {
            if (type is "Pod" or "Container")
            {
                ResourceNames.Container(errors, path.Key(name), name);
            }
            else
            {
                ResourceNames.Any(errors, path.Key(name), name);
            }
        }
    }

    private static void Unset(FieldErrorList errors, FieldPath path, ValueMap<Quantity> amounts)
    {
        if (!amounts.IsEmpty)
        {
            errors.Add(FieldError.Forbidden(path, NotForPods));
        }
    }

    private static Quantity? Of(ValueMap<Quantity> amounts, string name) => amounts.TryGetValue(name, out var amount) ? amount : null;

    private static void Order(FieldErrorList errors, FieldPath path, string name, LimitRangeItem item)
    {
        var (min, max, limit, request) = (Of(item.Min, name), Of(item.Max, name), Of(item.Default, name), Of(item.DefaultRequest, name));
        var requests = path.Child("defaultRequest").Key(name);
        Check(min > max, path.Child("min").Key(name), min, $"min value {min} is greater than max value {max}");
        Check(min > request, requests, request, $"min value {min} is greater than default request value {request}");
        Check(request > max, requests, request, $"default request value {request} is greater than max value {max}");
        Check(request > limit, requests, request, $"default request value {request} is greater than default limit value {limit}");
        Check(min > limit, path.Child("default").Key(name), min, $"min value {min} is greater than default value {limit}");
        Check(limit > max, path.Child("default").Key(name), max, $"default value {limit} is greater than max value {max}");
        var overcommits = ResourceNames.IsNative(name) && !ResourceNames.IsHugePages(name);
        Check(!overcommits && limit is not null && request is not null && limit != request, requests, request, $"default value {limit} must equal to defaultRequest value {request} in {name}");

        void Check(bool wrong, FieldPath at, Quantity? value, string text)
        {
            if (wrong)
            {
                errors.Add(FieldError.Invalid(at, value.GetValueOrDefault(), text));
            }
        }
    }

    private static void Ratio(FieldErrorList errors, FieldPath path, string name, LimitRangeItem item)
    {
        if (Of(item.MaxLimitRequestRatio, name) is not { } ratio)
        {
            return;
        }

        if (ratio < Quantity.FromInteger(1))
        {
            errors.Add(FieldError.Invalid(path, ratio, $"ratio {ratio} is less than 1"));
        }

        if (Of(item.Min, name) is { } min && Of(item.Max, name) is { } max)
        {
            var limit = max.ToDouble() / min.ToDouble();
            if (ratio.ToDouble() > limit)
            {
                errors.Add(FieldError.Invalid(path, ratio, string.Create(CultureInfo.InvariantCulture, $"ratio {ratio} is greater than max/min = {limit:F6}")));
            }
        }
    }
}
