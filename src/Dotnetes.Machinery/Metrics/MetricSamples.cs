using System.Globalization;
using System.Text;

namespace Dotnetes.Machinery.Metrics;

/// <summary>Writes the samples of metrics in Prometheus' text format 0.0.4.</summary>
public sealed class MetricSamples
{
    private readonly StringBuilder _text = new();
    private MetricFamily? _family;

    /// <summary>The content type of the format.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>Adds a value of the present metric, with label values in the order of its labels.</summary>
    public void Add(double value, params ReadOnlySpan<string> labelValues) => Add(value, null, labelValues);

    /// <summary>Adds a value that was taken at a certain time.</summary>
    public void Add(double value, DateTimeOffset? at, params ReadOnlySpan<string> labelValues)
    {
        Name("");
        Labels(labelValues, null);
        Finish(value, at);
    }

    /// <summary>Everything that was written.</summary>
    public override string ToString() => _text.ToString();

    internal void Begin(MetricFamily family)
    {
        _family = family;
        var type = family.Type switch { MetricType.Counter => "counter", MetricType.Gauge => "gauge", MetricType.Summary => "summary", _ => "histogram" };
        var stability = family.Stability switch { MetricStability.Stable => "STABLE", MetricStability.Beta => "BETA", _ => "ALPHA" };
        _text.Append("# HELP ").Append(family.Name).Append(" [").Append(stability).Append("] ").Append(family.Help)
            .Append("\n# TYPE ").Append(family.Name).Append(' ').Append(type).Append('\n');
    }

    internal void Add(Histogram histogram, string[] labelValues)
    {
        var total = 0L;
        for (var i = 0; i <= histogram.Bounds.Length; i++)
        {
            total += histogram.CountAt(i);
            Name("_bucket");
            Labels(labelValues, i < histogram.Bounds.Length ? Number(histogram.Bounds[i]) : "+Inf");
            FinishCount(total);
        }

        Total(histogram.Sum, total, labelValues);
    }

    internal void Add(Summary summary, string[] labelValues) => Total(summary.Sum, summary.Count, labelValues);

    // As Go writes numbers ('g' format): dashboards compare the bounds of buckets as text.
    internal static string Number(double value)
    {
        if (double.IsPositiveInfinity(value))
        {
            return "+Inf";
        }

        if (double.IsNegativeInfinity(value))
        {
            return "-Inf";
        }

        var size = Math.Abs(value);
        return value == 0 || double.IsNaN(value) || size is >= 1e-4 and < 1e6 ? value.ToString("R", CultureInfo.InvariantCulture) : Exponential(value);
    }

    private static string Exponential(double value)
    {
        var digits = Math.Abs(value).ToString("E16", CultureInfo.InvariantCulture);
        for (var precision = 0; precision <= 16; precision++)
        {
            var shorter = value.ToString("E" + precision.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (double.Parse(shorter, CultureInfo.InvariantCulture).Equals(value))
            {
                digits = shorter;
                break;
            }
        }

        var mark = digits.IndexOf('E', StringComparison.Ordinal);
        var exponent = int.Parse(digits.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{digits[..mark]}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):D2}");
    }

    private void Total(double sum, long count, string[] labelValues)
    {
        Name("_sum");
        Labels(labelValues, null);
        Finish(sum, null);
        Name("_count");
        Labels(labelValues, null);
        FinishCount(count);
    }

    private void Name(string suffix) => _text.Append(_family!.Name).Append(suffix);

    private void Labels(ReadOnlySpan<string> values, string? bound)
    {
        var separator = '{';
        for (var i = 0; i < values.Length; i++)
        {
            _text.Append(separator).Append(_family!.Labels[i]).Append("=\"");
            Escape(values[i]);
            _text.Append('"');
            separator = ',';
        }

        if (bound is not null)
        {
            _text.Append(separator).Append("le=\"").Append(bound).Append('"');
            separator = ',';
        }

        if (separator == ',')
        {
            _text.Append('}');
        }
    }

    private void Escape(string value)
    {
        foreach (var c in value)
        {
            switch (c)
            {
                case '\\':
                    _text.Append("\\\\");
                    break;
                case '"':
                    _text.Append("\\\"");
                    break;
                case '\n':
                    _text.Append("\\n");
                    break;
                default:
                    _text.Append(c);
                    break;
            }
        }
    }

    private void FinishCount(long count) => _text.Append(' ').Append(count.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private void Finish(double value, DateTimeOffset? at)
    {
        _text.Append(' ').Append(Number(value));
        if (at is { } time)
        {
            _text.Append(' ').Append(time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        }

        _text.Append('\n');
    }
}
