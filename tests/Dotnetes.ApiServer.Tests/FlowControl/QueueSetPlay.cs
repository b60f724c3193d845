using Dotnetes.ApiServer.FlowControl.Queuing;
using Dotnetes.Testing.Execution;

namespace Dotnetes.ApiServer.Tests.FlowControl;

/// <summary>Plays the clients of a priority level in virtual time: each sends its next request when the last is over.</summary>
internal sealed class QueueSetPlay
{
    private readonly List<(FlowTicket Ticket, Client Client)> _waiting = [];

    public QueueSetPlay(QueuingSettings settings, int limit)
    {
        Queues = new QueueSet(Time);
        Queues.Configure(settings, limit, Math.Max(1, limit));
    }

    public VirtualTime Time { get; } = new();

    public QueueSet Queues { get; }

    /// <summary>The seats that were ever taken at once.</summary>
    public int HighWatermark { get; private set; }

    /// <summary>Lets clients begin.</summary>
    public Client Add(ulong flow, int clients, TimeSpan service, int seats = 1)
    {
        var client = new Client(flow, service, seats);
        for (var i = 0; i < clients; i++)
        {
            Send(client);
        }

        return client;
    }

    /// <summary>Lets time pass.</summary>
    public void Pass(TimeSpan time)
    {
        var until = Time.Elapsed + time;
        while (Time.Step(until))
        {
            // Every timer that fires is a request that is over.
        }
    }

    private void Send(Client client)
    {
        var ticket = new FlowTicket { Flow = client.Statistics, Work = new WorkEstimate(client.Seats) };
        Queues.Enter(ticket, client.Flow);
        switch (ticket.State)
        {
            case TicketState.Rejected:
                client.Rejected++;
                break;
            case TicketState.Waiting:
                _waiting.Add((ticket, client));
                break;
            default:
                Begin(ticket, client);
                break;
        }
    }

    private void Begin(FlowTicket ticket, Client client)
    {
        HighWatermark = Math.Max(HighWatermark, Queues.Report(withRequests: false).SeatsInUse);
        ITimer? timer = null;
        timer = Time.CreateTimer(
            _ =>
            {
                timer?.Dispose();
                Queues.Exit(ticket);
                client.Finished++;
                client.SeatTime += client.Service * client.Seats;
                BeginWaiting();
                Send(client);
            },
            null,
            client.Service,
            Timeout.InfiniteTimeSpan);
    }

    private void BeginWaiting()
    {
        foreach (var (ticket, client) in _waiting.Where(w => w.Ticket.State == TicketState.Executing).ToList())
        {
            _waiting.Remove((ticket, client));
            Begin(ticket, client);
        }
    }

    /// <summary>Clients of one flow.</summary>
    internal sealed class Client(ulong flow, TimeSpan service, int seats)
    {
        public FlowStatistics Statistics { get; } = new("schema");

        public ulong Flow => flow;

        public TimeSpan Service => service;

        public int Seats => seats;

        public int Finished { get; set; }

        public int Rejected { get; set; }

        public TimeSpan SeatTime { get; set; }
    }
}
