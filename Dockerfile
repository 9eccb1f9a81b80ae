FROM python:3.13-slim AS build
WORKDIR /build
COPY requirements.txt pyproject.toml README.md LICENSE ./
RUN python -m venv /app && /app/bin/pip install --no-cache-dir --require-hashes --requirement requirements.txt
COPY src src
COPY knowledge knowledge
COPY locales locales
COPY training training
RUN /app/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.13-slim
COPY --from=build /app /app
RUN useradd --create-home --uid 10001 bot && install --directory --mode 0700 --owner bot /data
VOLUME /data
USER bot
WORKDIR /home/bot
ENV PATH=/app/bin:$PATH PYTHONUNBUFFERED=1 APPEALBOT_DATABASE_URL=sqlite+aiosqlite:////data/appealbot.db
# The model is learned while building, so that a container starts at once.
RUN appealbot ask "Was ist eine Duldung?"
ENTRYPOINT ["appealbot"]
CMD ["run"]
