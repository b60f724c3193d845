using Dotnetes.Api.Autoscaling.V2;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Autoscaling;

/// <summary>The rules of the metrics of autoscalers.</summary>
internal static class AutoscalerMetricValidation
{
    private static readonly string[] s_types = ["ContainerResource", "External", "Object", "Pods", "Resource"];

    /// <summary>Checks one metric: exactly the source that its type names, and that one complete.</summary>
    public static void Validate(FieldErrorList errors, FieldPath path, MetricSpec metric, bool anyVersion)
    {
        if (metric.Type.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("type"), "must specify a metric source type"));
        }

        if (!s_types.Contains(metric.Type))
        {
            errors.Add(FieldError.NotSupported(path.Child("type"), metric.Type, s_types));
        }

        var present = new List<string>();
        Source(present, "object", metric.Object is not null, () => Object(errors, path.Child("object"), metric.Object!, anyVersion));
        Source(present, "external", metric.External is not null, () => External(errors, path.Child("external"), metric.External!));
        Source(present, "pods", metric.Pods is not null, () => Pods(errors, path.Child("pods"), metric.Pods!));
        Source(present, "resource", metric.Resource is not null, () => Resource(errors, path.Child("resource"), metric.Resource!));
        Source(present, "containerResource", metric.ContainerResource is not null, () => Container(errors, path.Child("containerResource"), metric.ContainerResource!));
        var expected = "";
        if (s_types.Contains(metric.Type))
        {
            expected = char.ToLowerInvariant(metric.Type[0]) + metric.Type[1..];
            if (!present.Contains(expected))
            {
                errors.Add(FieldError.Required(path.Child(expected), "must populate information for the given metric source"));
            }
        }
        else
        {
            errors.Add(FieldError.NotSupported(path.Child("type"), metric.Type, s_types));
        }

        if (present.Count != 1)
        {
            foreach (var other in present.Where(p => p != expected))
            {
                errors.Add(FieldError.Forbidden(path.Child(other), "must populate the given metric source only"));
            }
        }
    }

    private static void Source(List<string> present, string name, bool given, Action check)
    {
        if (given)
        {
            present.Add(name);
            if (present.Count == 1)
            {
                check();
            }
        }
    }

    private static void Object(FieldErrorList errors, FieldPath path, ObjectMetricSource source, bool anyVersion)
    {
        AutoscalerValidation.Reference(errors, path.Child("describedObject"), source.DescribedObject, anyVersion, true);
        errors.PathSegment(path.Child("metric", "name"), source.Metric.Name, "must specify a metric name");
        Target(errors, path.Child("target"), source.Target);
        if (source.Target is { Value: null, AverageValue: null })
        {
            errors.Add(FieldError.Required(path.Child("target", "averageValue"), "must set either a target value or averageValue"));
        }
    }

    private static void External(FieldErrorList errors, FieldPath path, ExternalMetricSource source)
    {
        errors.PathSegment(path.Child("metric", "name"), source.Metric.Name, "must specify a metric name");
        Target(errors, path.Child("target"), source.Target);
        if (source.Target is { Value: null, AverageValue: null })
        {
            errors.Add(FieldError.Required(path.Child("target", "averageValue"), "must set either a target value for metric or a per-pod target"));
        }

        if (source.Target is { Value: not null, AverageValue: not null })
        {
            errors.Add(FieldError.Forbidden(path.Child("target", "value"), "may not set both a target value for metric and a per-pod target"));
        }
    }

    private static void Pods(FieldErrorList errors, FieldPath path, PodsMetricSource source)
    {
        errors.PathSegment(path.Child("metric", "name"), source.Metric.Name, "must specify a metric name");
        Target(errors, path.Child("target"), source.Target);
        if (source.Target.AverageValue is null)
        {
            errors.Add(FieldError.Required(path.Child("target", "averageValue"), "must specify a positive target averageValue"));
        }
    }

    private static void Resource(FieldErrorList errors, FieldPath path, ResourceMetricSource source)
    {
        if (source.Name.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("name"), "must specify a resource name"));
        }

        Share(errors, path.Child("target"), source.Target);
    }

    private static void Container(FieldErrorList errors, FieldPath path, ContainerResourceMetricSource source)
    {
        if (source.Name.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("name"), "must specify a resource name"));
        }
        else
        {
            Core.ResourceNames.Container(errors, path.Child("name"), source.Name);
        }

        if (source.Container.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("container"), "must specify a container"));
        }
        else
        {
            errors.Messages(path.Child("container"), source.Container, DnsNames.IsDns1123Label(source.Container));
        }

        Share(errors, path.Child("target"), source.Target);
    }

    private static void Share(FieldErrorList errors, FieldPath path, MetricTarget target)
    {
        Target(errors, path, target);
        if (target is { AverageUtilization: null, AverageValue: null })
        {
            errors.Add(FieldError.Required(path.Child("averageUtilization"), "must set either a target raw value or a target utilization"));
        }

        if (target is { AverageUtilization: not null, AverageValue: not null })
        {
            errors.Add(FieldError.Forbidden(path.Child("averageValue"), "may not set both a target raw value and a target utilization"));
        }
    }

    private static void Target(FieldErrorList errors, FieldPath path, MetricTarget target)
    {
        if (target.Type.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("type"), "must specify a metric target type"));
        }

        if (target.Type is not ("Utilization" or "Value" or "AverageValue"))
        {
            errors.Add(FieldError.Invalid(path.Child("type"), target.Type, "must be either Utilization, Value, or AverageValue"));
        }

        Positive(errors, path.Child("value"), target.Value);
        Positive(errors, path.Child("averageValue"), target.AverageValue);
        if (target.AverageUtilization is { } percent and < 1)
        {
            errors.Add(FieldError.Invalid(path.Child("averageUtilization"), percent, "must be greater than 0"));
        }
    }

    private static void Positive(FieldErrorList errors, FieldPath path, Quantity? value)
    {
        if (value is { Sign: not 1 } quantity)
        {
            errors.Add(FieldError.Invalid(path, quantity, "must be positive"));
        }
    }
}
