using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Events;

/// <summary>The rules of events: loose ones for the core group, strict ones on top for events.k8s.io.</summary>
internal static class EventValidation
{
    private const int MaxWord = 128;
    private const int MaxNote = 1024;

    /// <summary>What holds in both groups.</summary>
    /// <param name="value">The event.</param>
    /// <param name="reporter">What the group calls the reporting controller.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public static void Validate(Event value, string reporter, FieldErrorList errors)
    {
        var about = value.InvolvedObject.Namespace;
        var ns = value.Metadata.Namespace;
        if (value.EventTime.IsZero)
        {
            if (about.Length == 0 ? ns is not ("" or "default") : ns != about)
            {
                errors.Add(FieldError.Invalid(FieldPath.Of("involvedObject", "namespace"), about, "does not match event.namespace"));
            }
        }
        else
        {
            if (about.Length == 0 && ns is not ("default" or "kube-system"))
            {
                errors.Add(FieldError.Invalid(FieldPath.Of("involvedObject", "namespace"), about, "does not match event.namespace"));
            }

            var controller = FieldPath.Of(reporter);
            if (value.ReportingComponent.Length == 0)
            {
                errors.Add(FieldError.Required(controller));
            }

            errors.Messages(controller, value.ReportingComponent, QualifiedNames.IsQualifiedName(value.ReportingComponent));
            Text(errors, "reportingInstance", value.ReportingInstance, MaxWord, true);
            Text(errors, "action", value.Action, MaxWord, true);
            Text(errors, "reason", value.Reason, MaxWord, true);
            Text(errors, "message", value.Message, MaxNote, false);
        }

        errors.Messages(FieldPath.Of("namespace"), ns, DnsNames.IsDns1123Subdomain(ns));
    }

    /// <summary>What a new event of events.k8s.io must keep besides.</summary>
    public static void ValidateNew(Event value, FieldErrorList errors)
    {
        Series(value, errors);
        if (value.EventTime.IsZero)
        {
            errors.Add(FieldError.Required(FieldPath.Of("eventTime")));
        }

        if (value.Type is not ("Normal" or "Warning"))
        {
            errors.Add(FieldError.Invalid(FieldPath.Of("type"), "", $"has invalid value: {value.Type}"));
        }

        Unset(errors, "firstTimestamp", value.FirstTimestamp.IsZero);
        Unset(errors, "lastTimestamp", value.LastTimestamp.IsZero);
        Unset(errors, "count", value.Count == 0);
        Unset(errors, "source", value.Source.Component.Length == 0 && value.Source.Host.Length == 0);
    }

    /// <summary>What may not change in an event of events.k8s.io: everything but the series.</summary>
    public static void ValidateChange(Event value, Event old, FieldErrorList errors)
    {
        if (value.Series != old.Series)
        {
            Series(value, errors);
        }

        errors.Immutable(FieldPath.Of("involvedObject"), value.InvolvedObject, old.InvolvedObject);
        errors.Immutable(FieldPath.Of("reason"), value.Reason, old.Reason);
        errors.Immutable(FieldPath.Of("message"), value.Message, old.Message);
        errors.Immutable(FieldPath.Of("source"), value.Source, old.Source);
        errors.Immutable(FieldPath.Of("firstTimestamp"), value.FirstTimestamp, old.FirstTimestamp);
        errors.Immutable(FieldPath.Of("lastTimestamp"), value.LastTimestamp, old.LastTimestamp);
        errors.Immutable(FieldPath.Of("count"), value.Count, old.Count);
        errors.Immutable(FieldPath.Of("reason"), value.Reason, old.Reason);
        errors.Immutable(FieldPath.Of("type"), value.Type, old.Type);
        errors.Immutable(FieldPath.Of("eventTime"), value.EventTime, old.EventTime);
        errors.Immutable(FieldPath.Of("action"), value.Action, old.Action);
        errors.Immutable(FieldPath.Of("related"), value.Related, old.Related);
        errors.Immutable(FieldPath.Of("reportingController"), value.ReportingComponent, old.ReportingComponent);
        errors.Immutable(FieldPath.Of("reportingInstance"), value.ReportingInstance, old.ReportingInstance);
    }

    private static void Series(Event value, FieldErrorList errors)
    {
        if (value.Series is not { } series)
        {
            return;
        }

        if (series.Count < 2)
        {
            errors.Add(FieldError.Invalid(FieldPath.Of("series.count"), "", "should be at least 2"));
        }

        if (series.LastObservedTime.IsZero)
        {
            errors.Add(FieldError.Required(FieldPath.Of("series.lastObservedTime")));
        }
    }

    private static void Unset(FieldErrorList errors, string field, bool isUnset)
    {
        if (!isUnset)
        {
            errors.Add(FieldError.Invalid(FieldPath.Of(field), "", "needs to be unset"));
        }
    }

    private static void Text(FieldErrorList errors, string field, string value, int max, bool required)
    {
        if (required && value.Length == 0)
        {
            errors.Add(FieldError.Required(FieldPath.Of(field)));
        }

        if (System.Text.Encoding.UTF8.GetByteCount(value) > max)
        {
            errors.Add(FieldError.Invalid(FieldPath.Of(field), "", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"can have at most {max} characters")));
        }
    }
}
