document.title = 'Capture'
